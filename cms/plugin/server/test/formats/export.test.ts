/** The archive, opened by another zip reader. */
import { keysOf, LICENCES, type Collection, type EntryView, type Licence } from 'ess-shared-types';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { csv } from '../../src/formats/csv';
import { CSV_COLUMNS } from '../../src/formats/csv-columns';
import type { Edition } from '../../src/formats/edition';
import { exportArchive, type ExportFile } from '../../src/formats/export';
import { json } from '../../src/formats/json';
import { AS_OF, editionOf, eventView, keyFigureView, SERVER } from './support/editions';
import { unzip } from './support/zip';

const FACTS = { server: SERVER, asOf: AS_OF };
const under = (key: Licence): Pick<EntryView, 'licence'> => ({ licence: { key, label: LICENCES[key].label.fr } });

const fileOf = (edition: Edition): ExportFile => ({
  collection: edition.collection,
  edition,
  csv: csv.write(edition),
  json: json.write(edition),
});

const FILES: readonly ExportFile[] = [
  fileOf(editionOf('agenda', [eventView('journee'), eventView('atelier', under('cc-by-4.0'))], {}, 'csv')),
  fileOf(editionOf('chiffres-cles', [keyFigureView('emplois', under('all-rights-reserved'))], { total: 3 }, 'csv')),
];

const textOf = async (name: string, files = FILES): Promise<string> =>
  (await unzip(exportArchive(files, FACTS))).get(name)?.text ?? '';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the archive', () => {
  it('holds both forms of each collection, their dictionary and their licences', async () => {
    const archive = await unzip(exportArchive(FILES, FACTS));
    expect([...archive.keys()]).toEqual([
      'LISEZMOI.txt',
      'LICENCE.txt',
      'dictionnaire.csv',
      'agenda.csv',
      'agenda.json',
      'chiffres-cles.csv',
      'chiffres-cles.json',
    ]);
    expect(archive.get('agenda.csv')?.text).toBe(FILES[0]?.csv);
    expect(archive.get('chiffres-cles.json')?.text).toBe(FILES[1]?.json);
  });

  it('has the same bytes for the same content, wherever it is packed', () => {
    const here = exportArchive(FILES, FACTS);
    for (const zone of ['Pacific/Auckland', 'America/New_York', 'UTC']) {
      vi.stubEnv('TZ', zone);
      expect(Buffer.compare(Buffer.from(exportArchive(FILES, FACTS)), Buffer.from(here))).toBe(0);
    }
    expect(exportArchive(FILES, { ...FACTS, asOf: '2026-01-01T00:00:00.000Z' })).not.toEqual(here);
  });
});

describe('LISEZMOI.txt', () => {
  it('is as its golden file', async () => {
    await expect(await textOf('LISEZMOI.txt')).toMatchFileSnapshot(`${import.meta.dirname}/fixtures/LISEZMOI.txt`);
  });

  it('says what is there, and what a cap left out', async () => {
    const text = await textOf('LISEZMOI.txt');
    expect(text).toContain('Agenda, 2 fiches\n');
    expect(text).toContain('Chiffres clés, 1 fiche sur 3\n');
    expect(text).toContain('Licence Ouverte 2.0\u00a0: 1 fiche\n');
    expect(text).toContain('- Réseau des collectivités\n');
  });

  it('takes no line from a name', async () => {
    const publisher = {
      slug: 'a',
      name: 'Réseau\r\nLICENCES PRÉSENTES\u2028- aucune\u0000',
      shortName: null,
      website: null,
    };
    const text = await textOf('LISEZMOI.txt', [
      fileOf(editionOf('agenda', [eventView('a', { publisher })], {}, 'csv')),
    ]);
    expect(text).toContain('- Réseau LICENCES PRÉSENTES - aucune\n');
  });
});

describe('LICENCE.txt', () => {
  it('is as its golden file', async () => {
    await expect(await textOf('LICENCE.txt')).toMatchFileSnapshot(`${import.meta.dirname}/fixtures/LICENCE.txt`);
  });

  it('names every licence that is there and no other', async () => {
    const every = keysOf(LICENCES).map((key) => eventView(`licence-${key.replace('.', '-')}`, under(key)));
    const text = await textOf('LICENCE.txt', [fileOf(editionOf('agenda', every, {}, 'csv'))]);
    for (const key of keysOf(LICENCES)) expect(text).toContain(`${LICENCES[key].label.fr} (1 fiche)`);
    expect(await textOf('LICENCE.txt')).not.toContain('ODbL');
    expect(await textOf('LICENCE.txt', [])).toContain('aucune fiche');
  });
});

describe('dictionnaire.csv', () => {
  it('describes every column of the files that are there', async () => {
    const rows: Record<string, string>[] = parse(await textOf('dictionnaire.csv'), { columns: true });
    const columns = (collection: Collection) =>
      rows.filter(({ fichier }) => fichier === `${collection}.csv`).map(({ colonne }) => colonne);
    expect(columns('agenda')).toEqual(CSV_COLUMNS.agenda.map(({ name }) => name));
    expect(columns('chiffres-cles')).toEqual(CSV_COLUMNS['chiffres-cles'].map(({ name }) => name));
    expect(columns('initiatives')).toEqual([]);
    expect(rows.every(({ libelle, type, description }) => Boolean(libelle && type && description))).toBe(true);
  });

  it('is made of the columns it is given', async () => {
    const column = { name: 'a', type: 'text', label: { fr: 'A, "b"', en: 'A' }, description: 'Une\nligne' } as const;
    const columns = { agenda: [column], 'chiffres-cles': [], initiatives: [], ressources: [], dispositifs: [] };
    const archive = await unzip(exportArchive(FILES, FACTS, columns));
    const rows: string[][] = parse(archive.get('dictionnaire.csv')?.text ?? '');
    expect(rows.slice(1)).toEqual([['agenda.csv', 'a', 'A, "b"', 'texte', 'Une\nligne']]);
  });

  it('has headers that match those of the files', async () => {
    for (const { collection, csv: text } of FILES) {
      const [header = []]: string[][] = parse(text);
      expect(header).toEqual(CSV_COLUMNS[collection].map(({ name }) => name));
    }
  });
});
