import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseMoment } from 'ess-shared-types';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CorpusRefused, readCorpus, type CorpusSource } from '../src/intake/corpus/read-files';
import { referenceFaults, type Known } from '../src/intake/corpus/references';
import { blocks } from '../src/intake/corpus/to-documents';
import { plainText, readRichText } from '../src/publication/rich-text-edge';
import { readOfficialCode } from '../src/territories/official-code';
import { readOfficialCodeFiles } from '../src/territories/official-code-files';

const CORPUS = path.join(import.meta.dirname, '../../../corpus');
const DEMO = path.join(CORPUS, 'demo');
const TODAY = '2026-02-25';

const nothingKnown: Known = { externalIds: new Set(), territory: () => false, suggest: () => [] };

describe('the corpus of the project', () => {
  let sources: CorpusSource[];
  let demo: CorpusSource[];
  let known: Known;

  beforeAll(async () => {
    sources = await readCorpus(CORPUS, TODAY);
    demo = await readCorpus(DEMO, TODAY);
    const codes = new Set(readOfficialCode(await readOfficialCodeFiles()).map(({ code }) => code));
    known = { ...nothingKnown, territory: (code) => codes.has(code) };
  }, 60_000);

  it('is read without a fault, and refers to nothing that does not exist', () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(referenceFaults([...sources, ...demo], known)).toEqual([]);
  });

  it('holds the rendez-vous of the sources', () => {
    const events = sources.flatMap(({ content }) => content.events);
    const dated = events.filter(({ occurrences }) => occurrences.length > 0);
    expect([dated.length, events.length - dated.length]).toEqual([5, 10]);
  });

  it('publishes no rendez-vous without a title, when, where or online, and a publisher', () => {
    const published = [...sources, ...demo].flatMap(({ content }) => content.events).filter((event) => event.published);
    const incomplete = published.filter(
      ({ occurrences, recurrenceText, status, places, territories, onlineAccesses, publisher }) =>
        (occurrences.length === 0 && recurrenceText === undefined && status !== 'postponed') ||
        places.length + territories.length + onlineAccesses.length === 0 ||
        publisher === undefined,
    );
    expect(incomplete.map(({ externalId }) => externalId)).toEqual([]);
  });

  it('holds no date that cannot be', () => {
    const moments = [...sources, ...demo]
      .flatMap(({ content }) => content.events)
      .flatMap(({ occurrences, registration }) => [
        ...occurrences.flatMap(({ start, end }) => [start, ...(end === undefined ? [] : [end])]),
        ...(registration?.deadline === undefined ? [] : [registration.deadline]),
      ]);
    expect(moments.length).toBeGreaterThan(20);
    expect(moments.filter((moment) => parseMoment(moment) === undefined)).toEqual([]);
  });

  it('holds neither e-mail address nor phone number', async () => {
    const EMAIL = /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+\.\p{L}{2,}/iu;
    const PHONE = /(?<![\d-])(?:(?:\+|00)\s?33\s?(?:\(0\)\s?)?|0)[1-9](?:[\s.\u00a0-]?\d{2}){4}(?!\d)/;
    expect('écrire à prenom.nom@exemple.fr').toMatch(EMAIL);
    for (const phone of ['02 41 00 00 00', '0241000000', '+33 2 41 00 00 00', '02.41.00.00.00'])
      expect(phone).toMatch(PHONE);
    for (const other of ['EPCI-244900809', '2025-09-11', '200071868']) expect(other).not.toMatch(PHONE);

    const files = (await readdir(CORPUS, { recursive: true })).filter((name) => /\.(json|md)$/.test(name));
    expect(files.length).toBeGreaterThanOrEqual(7);
    for (const file of files) {
      const text = await readFile(path.join(CORPUS, file), 'utf8');
      expect([EMAIL.exec(text)?.[0], PHONE.exec(text)?.[0]], file).toEqual([undefined, undefined]);
      expect(/(?:mailto|tel):/.exec(text)?.[0], file).toBeUndefined();
    }
  });
});

describe('a corpus with faults', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'corpus-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const file = (name: string, content: unknown) =>
    writeFile(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

  async function faultsOfReading(): Promise<readonly string[]> {
    try {
      await readCorpus(folder, TODAY);
    } catch (error) {
      if (error instanceof CorpusRefused) return error.faults;
      throw error;
    }
    return [];
  }

  const faultsOfReferences = async (known: Partial<Known> = {}) =>
    referenceFaults(await readCorpus(folder, TODAY), { ...nothingKnown, ...known });

  const provenance = [{ enteredBy: 'Rédaction' }];
  const event = { externalId: 'event:durtal', title: 'Durtal', provenance };

  it('is refused for a field that is not known, at any depth', async () => {
    await file('a.json', { about: 'A', events: [{ ...event, place: 'Durtal' }] });
    await file('b.json', {
      about: 'B',
      organisations: [{ externalId: 'organisation:rtes', name: 'RTES', provenance: [{ page: 3 }] }],
      agenda: [],
    });
    expect(await faultsOfReading()).toEqual([
      expect.stringMatching(/^a\.json: events\.0: .*"place"/),
      expect.stringMatching(/^b\.json: organisations\.0\.provenance\.0: .*"page"/),
      expect.stringMatching(/^b\.json: \(root\): .*"agenda"/),
    ]);
  });

  it.each<[object, RegExp]>([
    [{ title: ' ' }, /^a\.json: events\.0\.title: /],
    [{ provenance: [] }, /^a\.json: events\.0\.provenance: says where it comes from/],
    [{ kind: 'WEBINAR' }, /^a\.json: events\.0\.kind: .*"webinar"/],
    [{ externalId: 'Durtal' }, /^a\.json: events\.0\.externalId: must look like/],
    [{ occurrences: [{ start: '11/09/2025' }] }, /^a\.json: events\.0\.occurrences\.0\.start: must look like/],
    [{ terms: ['ruralite'] }, /^a\.json: events\.0\.terms\.0: must look like vocabulary:slug/],
    [{ summary: 'x'.repeat(281) }, /^a\.json: events\.0\.summary: /],
    [{ translations: [{ language: 'fr' }] }, /^a\.json: events\.0\.translations\.0\.language: /],
  ])('is refused for a value that cannot be: %j', async (fields, fault) => {
    await file('a.json', { about: 'A', events: [{ ...event, ...fields }] });
    expect(await faultsOfReading()).toEqual([expect.stringMatching(fault)]);
  });

  it('is refused for what is not JSON, together with the faults of the other files', async () => {
    await file('a.json', '{ "about": "A", }');
    await file('b.json', { events: [] });
    await file('c.json', '');
    await file('notes.txt', 'not read');
    const faults = await faultsOfReading();
    expect(faults).toEqual([
      expect.stringMatching(/^a\.json: .*JSON/),
      expect.stringMatching(/^b\.json: about: /),
      expect.stringMatching(/^c\.json: .*JSON/),
    ]);
    expect(new CorpusRefused(faults).message.split('\n')).toEqual([
      'The corpus was refused and nothing was loaded:',
      ...faults.map((fault) => `  ${fault}`),
    ]);
  });

  it('is refused when there is nothing to read', async () => {
    expect(await faultsOfReading()).toEqual([expect.stringContaining('holds no .json file')]);
  });

  it('is refused for a territory that does not exist, with near names', async () => {
    await file('a.json', {
      about: 'A',
      areas: [{ code: 'pnr', name: 'PNR', parents: ['REG-99'] }],
      events: [{ ...event, territories: ['pnr', 'DEP-49', 'DEP-99'], places: [{ territory: 'COM-49430' }] }],
    });
    const faults = await faultsOfReferences({
      territory: (code) => code === 'DEP-49',
      suggest: (code) => (code === 'COM-49430' ? ['COM-49127 Durtal'] : []),
    });
    expect(faults.toSorted()).toEqual([
      'a.json: areas.0.parents: there is no territory “REG-99”',
      'a.json: events.0.places.0.territory: there is no territory “COM-49430” (near: COM-49127 Durtal)',
      'a.json: events.0.territories.2: there is no territory “DEP-99”',
    ]);
  });

  it('is refused for a term that does not exist', async () => {
    const vocabulary = { externalId: 'vocabulary:themes', slug: 'themes', labelFr: 'Thèmes' };
    await file('a.json', {
      about: 'A',
      events: [{ ...event, terms: ['themes:ruralite', 'themes:rural', 'publics:elus'] }],
    });
    await file('b.json', {
      about: 'B',
      vocabularies: [{ ...vocabulary, terms: [{ slug: 'ruralite', labelFr: 'Ruralité', mappedTo: ['x:y'] }] }],
    });
    expect(await faultsOfReferences({ externalIds: new Set(['term:publics:elus']) })).toEqual([
      'a.json: events.0.terms.1: there is no term “themes:rural”',
      'b.json: vocabularies.0.terms.0.mappedTo.0: there is no term “x:y”',
    ]);
  });

  it('is refused for a relation that leads nowhere, wherever it stands', async () => {
    const participations = [{ person: 'person:absente' }];
    await file('a.json', {
      about: 'A',
      organisations: [{ externalId: 'organisation:rtes', name: 'RTES', parent: 'organisation:absente', provenance }],
      events: [
        {
          ...event,
          publisher: 'organisation:rtes',
          series: 'event-series:absente',
          involvements: [{ role: 'organiser', organisation: 'organisation:cress' }],
          sessions: [{ title: 'A', sessions: [{ title: 'B', participations }] }],
          documents: [{ role: 'slides', resource: 'resource:absente' }],
          provenance: [{ document: 'resource:document-s0' }],
        },
      ],
    });
    const faults = await faultsOfReferences({ externalIds: new Set(['organisation:cress', 'resource:document-s0']) });
    expect(faults.toSorted()).toEqual([
      'a.json: events.0.documents.0.resource: no entry has the external id “resource:absente”',
      'a.json: events.0.series: no entry has the external id “event-series:absente”',
      'a.json: events.0.sessions.0.sessions.0.participations.0.person: no entry has the external id “person:absente”',
      'a.json: organisations.0.parent: no entry has the external id “organisation:absente”',
    ]);
  });

  it('is refused for an external id used twice, in one file or in two', async () => {
    await file('a.json', { about: 'A', events: [event, { ...event, title: 'Encore' }] });
    await file('b.json', { about: 'B', people: [{ externalId: 'event:durtal', displayName: 'X', provenance }] });
    expect(await faultsOfReferences()).toEqual([
      'a.json: events.1.externalId: “event:durtal” is already used in a.json',
      'b.json: people.0.externalId: “event:durtal” is already used in a.json',
    ]);
  });
});

describe('long texts', () => {
  const leaf = (text: string) => ({ type: 'text', text });
  const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });

  it('of the corpus become paragraphs and lists that the public reads as written', () => {
    const tree = blocks(['Un.', '- a ;', '- b.', 'Deux.', '- c']);
    expect(readRichText(tree)).toEqual([
      paragraph(leaf('Un.')),
      { type: 'list', format: 'unordered', items: [[leaf('a ;')], [leaf('b.')]] },
      paragraph(leaf('Deux.')),
      { type: 'list', format: 'unordered', items: [[leaf('c')]] },
    ]);
    expect(blocks([])).toEqual([]);
  });

  it('of the editor keep headings, lists, quotes, links, bold and italic', () => {
    const url = 'https://rtes.example';
    expect(
      readRichText([
        { type: 'heading', level: 3, children: [leaf('Titre')] },
        paragraph({ ...leaf('gras'), bold: true }, { ...leaf('italique'), italic: true, underline: true }),
        {
          type: 'list',
          format: 'ordered',
          children: [{ type: 'list-item', children: [{ type: 'link', url, children: [leaf('lien')] }] }],
        },
        { type: 'quote', children: [leaf('Citation')] },
        { type: 'code', language: 'html', children: [leaf('<b>')] },
      ]),
    ).toEqual([
      { type: 'heading', level: 3, children: [leaf('Titre')] },
      paragraph({ ...leaf('gras'), bold: true }, { ...leaf('italique'), italic: true }),
      { type: 'list', format: 'ordered', items: [[{ type: 'link', url, children: [leaf('lien')] }]] },
      { type: 'quote', children: [leaf('Citation')] },
      paragraph(leaf('<b>')),
    ]);
  });

  it('lose what has no words: empty paragraphs, empty links, images', () => {
    expect(
      readRichText([
        paragraph(leaf('')),
        { type: 'list', format: 'ordered', children: [{ type: 'list-item', children: [leaf('')] }] },
        { type: 'image', image: { url: '/x.png' }, children: [leaf('')] },
        paragraph(leaf('Voir '), { type: 'link', url: 'https://rtes.example', children: [leaf('')] }),
      ]),
    ).toEqual([paragraph(leaf('Voir '))]);
  });

  it('keep the words of a link that may not be followed', () => {
    const link = { type: 'link', url: 'javascript:alert(1)', children: [leaf('ici')] };
    expect(readRichText([paragraph(link)])).toEqual([paragraph(leaf('ici'))]);
  });

  it('keep each item of a list within a list', () => {
    const item = (...children: unknown[]) => ({ type: 'list-item', children });
    const list = (...children: unknown[]) => ({ type: 'list', format: 'unordered', children });
    expect(
      readRichText([list(item(leaf('un')), list(item(leaf('deux')), list(item(leaf('trois')))), item(leaf('quatre')))]),
    ).toEqual([
      { type: 'list', format: 'unordered', items: [[leaf('un')], [leaf('deux')], [leaf('trois')], [leaf('quatre')]] },
    ]);
  });

  it('do not vanish for a property that is not as expected', () => {
    expect(
      readRichText([{ type: 'heading', level: null, children: [{ ...leaf('Titre'), bold: 'yes', url: null }] }]),
    ).toEqual([{ type: 'heading', level: 2, children: [leaf('Titre')] }]);
    expect([null, undefined, '', {}, 'texte', [3]].map((value) => readRichText(value))).toEqual([
      [],
      [],
      [],
      [],
      [],
      [],
    ]);
  });

  it('are searched by whole words, bold in the middle or not', () => {
    const item = (...children: unknown[]) => ({ type: 'list-item', children });
    const tree = readRichText([
      paragraph({ ...leaf('é'), bold: true }, leaf('conomie '), {
        type: 'link',
        url: 'https://rtes.example',
        children: [leaf('soci'), leaf('ale')],
      }),
      { type: 'list', format: 'unordered', children: [item(leaf('un')), item(leaf('deux'))] },
    ]);
    expect(plainText(tree)).toBe('économie sociale\nun\ndeux');
  });
});
