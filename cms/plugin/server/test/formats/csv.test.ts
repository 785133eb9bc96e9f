/** CSV: golden files, both dialects read back cell by cell, formulas disarmed, the data dictionary up to date. */
import { COLLECTIONS, keysOf, type Collection, type EventView } from 'ess-shared-types';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { printable } from '../../src/formats/characters';
import { csv } from '../../src/formats/csv';
import { CSV_COLUMNS } from '../../src/formats/csv-columns';
import { COLUMN_TYPES } from '../../src/formats/csv/column';
import { dataDictionary } from './support/data-dictionary';
import {
  dispositifView,
  editionOf,
  eventView,
  initiativeView,
  keyFigureView,
  occurrenceAt,
  place,
  resourceView,
} from './support/editions';
import { hostileRuns, hostileText } from './support/hostile-texts';
import { hostileEvent } from './support/hostile-views';

const EXCEL = { options: { sessions: false, dialect: 'excel', fragment: false } } as const;

/** The rows of a table by column name, as an independent reader understands them. */
const read = (text: string, delimiter: ',' | ';' = ','): Record<string, string>[] =>
  parse(text, { columns: true, delimiter, bom: delimiter === ';', relax_column_count: false });

const only = (text: string, delimiter?: ',' | ';'): Record<string, string> => {
  const [row, ...others] = read(text, delimiter);
  if (row === undefined || others.length > 0) throw new Error('Not exactly one row');
  return row;
};

const samples = {
  agenda: () =>
    editionOf('agenda', [
      eventView('journee'),
      eventView('permanence', { mainOccurrence: null, places: [], recurring: { text: 'le mardi' } }),
    ]),
  'chiffres-cles': () => editionOf('chiffres-cles', [keyFigureView('emplois')]),
  initiatives: () => editionOf('initiatives', [initiativeView('epicerie')]),
  ressources: () => editionOf('ressources', [resourceView('guide')]),
  dispositifs: () => editionOf('dispositifs', [dispositifView('aide')]),
};

describe('golden files', () => {
  it.each(keysOf(COLLECTIONS))('%s', async (collection) => {
    await expect(csv.write(samples[collection]())).toMatchFileSnapshot(
      `${import.meta.dirname}/fixtures/${collection}.csv`,
    );
  });
});

describe('the table', () => {
  it('is RFC 4180: a header, CRLF after each row, as many cells everywhere', () => {
    const text = csv.write(samples.agenda());
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(read(text)).toHaveLength(2);
    expect(text.startsWith('identifiant,titre,')).toBe(true);
  });

  it('is one a French Excel opens', () => {
    const text = csv.write({ ...samples.agenda(), entries: [eventView('a')], ...EXCEL });
    expect(text.startsWith('\ufeffidentifiant;titre;')).toBe(true);
    expect(only(text, ';')).toMatchObject({ latitude: '47,4698', longitude: '-0,5593', lieu_code_insee: '49007' });
  });

  it('has one row a rendez-vous, with its first start, last end and every occurrence', () => {
    const event = eventView('a', {
      occurrences: [
        occurrenceAt({ start: '2025-10-02', end: '2025-10-03' }),
        occurrenceAt({ start: '2025-09-11T09:30', end: '2025-09-11T12:00' }),
      ],
    });
    expect(only(csv.write(editionOf('agenda', [event])))).toMatchObject({
      date_debut: '2025-09-11T09:30',
      date_fin: '2025-10-03',
      instant_debut: '2025-09-11T07:30:00.000Z',
      instant_fin: '2025-10-03T22:00:00.000Z',
      occurrences: '2025-09-11T09:30/2025-09-11T12:00|2025-10-02/2025-10-03',
    });
  });

  it('gives territories their official codes, in step with their names', () => {
    const event = eventView('a', {
      territories: [
        { code: 'COM-2A004', name: 'Ajaccio', level: 'commune', department: 'Corse-du-Sud' },
        { code: 'pays-des-mauges', name: 'Pays des Mauges', level: 'other-area', department: null },
        { code: 'EPCI-244900015', name: 'Angers Loire Métropole', level: 'epci', department: null },
      ],
    });
    expect(only(csv.write(editionOf('agenda', [event])))).toMatchObject({
      territoires: 'Ajaccio|Pays des Mauges|Angers Loire Métropole',
      territoires_codes_insee: '2A004||244900015',
      territoires_niveaux: 'Commune|Autre périmètre|Intercommunalité',
    });
  });

  it.each(keysOf(COLLECTIONS))('credits its sources: %s', (collection) => {
    const [row] = read(csv.write(samples[collection]()));
    expect(row).toMatchObject({
      publie_par: 'Réseau des collectivités',
      licence: 'Licence Ouverte 2.0',
      licence_code: 'etalab-2.0',
      provenance: 'Programme de la journée, p. 2',
      date_publication: '2025-08-20T10:00:00.000Z',
      date_modification: '2025-08-25T10:00:00.000Z',
    });
    expect(row?.page).toMatch(/^https:/);
    expect(row?.identifiant).toMatch(/@/);
  });
});

describe('formulas', () => {
  it.each([
    '=1+1',
    '+33',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠a',
    '﹦1',
    ' =1',
    '\u200b=1',
    '\ufeff=1',
    '\u0000=1',
  ])('are disarmed in texts: %j', (title) => {
    expect(only(csv.write(editionOf('agenda', [eventView('a', { title })]))).titre).toBe(`'${printable(title)}`);
  });

  it('are not seen in numbers, nor in texts that only hold a sign', () => {
    const event = eventView('a', { title: 'a = b', places: [place({ longitude: -0.5 })] });
    expect(only(csv.write(editionOf('agenda', [event])))).toMatchObject({ titre: 'a = b', longitude: '-0.5' });
    const figure = keyFigureView('b');
    const row = only(
      csv.write(
        editionOf('chiffres-cles', [{ ...figure, value: { ...figure.value, number: -1.5, asPublished: '-1,5' } }]),
      ),
    );
    expect(row).toMatchObject({ valeur: '-1.5', valeur_publiee: "'-1,5" });
  });
});

describe('whatever people type', { timeout: 600_000 }, () => {
  const startsFormula = (cell: string) => /^[\s\p{Format}]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u.test(cell);
  const numbers = CSV_COLUMNS.agenda.filter(({ type }) => type === 'number').map(({ name }) => name);

  it('every cell is read back equal, and none is a formula', () => {
    fc.assert(
      fc.property(hostileEvent, hostileText, fc.boolean(), (view, theme, isExcel) => {
        const event: EventView = { ...view, theme };
        const row = only(csv.write(editionOf('agenda', [event], isExcel ? EXCEL : {})), isExcel ? ';' : ',');
        const cell = (text: string) =>
          startsFormula(printable(text)) || /^[\t\n]/.test(printable(text)) ? `'${printable(text)}` : printable(text);
        expect(row.titre).toBe(cell(event.title));
        expect(row.resume).toBe(cell(event.summary ?? ''));
        expect(row.sujet).toBe(cell(theme));
        expect(row.lieu_nom).toBe(cell(event.places[0]?.name ?? ''));
        expect(Object.entries(row).filter(([name, text]) => !numbers.includes(name) && startsFormula(text))).toEqual(
          [],
        );
      }),
      { numRuns: hostileRuns },
    );
  });
});

describe('the data dictionary', { timeout: 60_000 }, () => {
  it.each(keysOf(COLLECTIONS))('names each column of %s once, in snake_case', (collection) => {
    const names = CSV_COLUMNS[collection].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+(?:_[a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  it('describes the types of its columns', () => {
    const types = keysOf(COLLECTIONS).flatMap((collection: Collection) =>
      CSV_COLUMNS[collection].map(({ type }) => type),
    );
    expect(new Set(types)).toEqual(new Set(Object.keys(COLUMN_TYPES)));
  });

  it('is the one in docs (npx vitest -u writes it again)', async () => {
    const file = `${import.meta.dirname}/../../../../../docs/dictionnaire-csv.md`;
    const markdown = await format(dataDictionary(), { ...(await resolveConfig(file)), parser: 'markdown' });
    await expect(markdown).toMatchFileSnapshot(file);
  });
});
