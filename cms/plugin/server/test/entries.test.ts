import fc from 'fast-check';
import {
  COLLECTIONS,
  DISPOSITIF_NATURES,
  DISPOSITIF_STATUSES,
  FIGURE_GROUP_KINDS,
  FIGURE_SCOPES,
  FIGURE_STATUSES,
  INITIATIVE_STAGES,
  INVOLVEMENT_ROLES,
  RESOURCE_KINDS,
  VALUE_SHAPES,
  type Collection,
} from 'ess-shared-types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EntryPage } from '../src/catalogue/catalogue';
import { SelectionRefused } from '../src/catalogue/refusal';
import { PERSON_VISIBILITIES } from '../src/content-types/vocabularies';
import {
  eventDocument,
  INSTANCE_ID,
  organisation,
  PUBLIC_URL,
  ReadModel,
  term,
  territory,
  type Parameters,
} from './support/read-model';

const isLong = process.env.ESS_TEST_LONG === 'true';
const numRuns = isLong ? 300 : 25;
/** Property tests write many small databases. */
const TIMEOUT = isLong ? 600_000 : 60_000;

let readModel: ReadModel;

beforeAll(async () => {
  readModel = await ReadModel.open();
});
beforeEach(async () => {
  await readModel.clear();
  readModel.at('2025-09-11T10:00:00Z');
  await readModel.publishReferences();
});
afterAll(() => readModel.close());

type Fields = Readonly<Record<string, unknown>>;

/** What every entry has: its slug is its document id unless the test says otherwise. */
const entry = (documentId: string, fields: Fields = {}) => ({
  documentId,
  slug: documentId,
  title: `Titre ${documentId}`,
  publisher: organisation('rtes', 'RTES'),
  body: null,
  former_slugs: null,
  ...fields,
});

const initiatives = (...documents: ReturnType<typeof entry>[]) => readModel.publishAs('initiative', ...documents);
const slugsOf = ({ nodes }: EntryPage<{ readonly slug: string }>) => nodes.map(({ slug }) => slug);

const run = (role: keyof typeof INVOLVEMENT_ROLES, slug: string) => ({
  role: INVOLVEMENT_ROLES[role].stored,
  organisation: organisation(slug, slug.toUpperCase()),
});

describe('key figures', () => {
  const indicator = (slug: string) => ({ documentId: `indicator-${slug}`, slug, label_fr: slug, unit: 'emplois' });
  const source = (slug: string) => ({ documentId: `source-${slug}`, slug, label: slug });
  const number = (value: number) => ({ shape: VALUE_SHAPES.exact.stored, as_published: String(value), number: value });

  /** The jobs of a territory in 2020, by Insee: two of them compare, whatever their territory. */
  const jobs = (documentId: string, code: string | null, fields: Fields = {}) =>
    entry(documentId, {
      indicator: indicator('emplois'),
      source: source('insee'),
      value: number(100),
      territory: code === null ? null : territory(code),
      period_start: '2020',
      period_end: null,
      ...fields,
    });
  const publish = (...figures: ReturnType<typeof entry>[]) => readModel.publishAs('key-figure', ...figures);
  const comparisonOf = async (slug: string) =>
    (await readModel.catalogue.entry('chiffres-cles', { slug }, 'fr'))?.comparison?.slug ?? null;

  describe('stand beside the same measure', () => {
    it('in the nearest enclosing territory, mainland France included', async () => {
      await publish(jobs('durtal', 'COM-49127'), jobs('pays', 'FR'));
      expect(await comparisonOf('durtal')).toBe('pays');
      await publish(jobs('metropole', 'FR-METRO'));
      expect(await comparisonOf('durtal')).toBe('metropole');
      await publish(jobs('region', 'REG-52'));
      expect(await comparisonOf('durtal')).toBe('region');
      await publish(jobs('anjou', 'DEP-49'), jobs('mayenne', 'DEP-53'), jobs('angers', 'COM-49007'));
      expect(await comparisonOf('durtal')).toBe('anjou');
      expect(await comparisonOf('anjou')).toBe('region');
      expect(await comparisonOf('pays')).toBeNull();
      expect((await readModel.keyFigures({ territory: 'COM-49127' })).nodes[0]?.comparison).toMatchObject({
        slug: 'anjou',
        territory: { code: 'DEP-49' },
        value: { number: 100 },
        source: { slug: 'insee' },
      });
    });

    it.each<[string, Fields]>([
      ['another indicator', { indicator: indicator('etablissements') }],
      ['another source', { source: source('urssaf') }],
      ['no source', { source: null }],
      ['another zoning', { zoning: term('zonages', 'qpv') }],
      ['another start of the period', { period_start: '2021' }],
      ['another end of the period', { period_end: '2021' }],
      ['another unit', { value: { ...number(12), unit: '%' } }],
      ['another organisation', { about: organisation('avise', 'Avise') }],
      ['no number', { value: { shape: VALUE_SHAPES['text-only'].stored, as_published: 'La moitié' } }],
      ['a territory that is only printed', { territory: null, territory_as_printed: 'Le grand Anjou' }],
      ['the same territory', { territory: territory('COM-49127') }],
      ['a territory within', { territory: territory('COMD-49177') }],
      ['a territory beside', { territory: territory('DEP-53') }],
    ])('but not %s', async (_, fields) => {
      await publish(jobs('durtal', 'COM-49127'), jobs('autre', 'DEP-49', fields));
      expect(await comparisonOf('durtal')).toBeNull();
    });

    it.each<[string, Fields]>([
      ['a zoning', { zoning: term('zonages', 'qpv') }],
      ['a period', { period_start: '2008', period_end: '2015' }],
      ['an organisation', { about: organisation('avise', 'Avise') }],
    ])('of %s that both have', async (_, fields) => {
      await publish(jobs('durtal', 'COM-49127', fields), jobs('anjou', 'DEP-49', fields), jobs('region', 'REG-52'));
      expect(await comparisonOf('durtal')).toBe('anjou');
    });

    it('without mistaking two measures with long names for one', async () => {
      const long = 'a'.repeat(200);
      await publish(
        jobs('durtal', 'COM-49127', { indicator: indicator(long), source: source(`${long}-1`) }),
        jobs('anjou', 'DEP-49', { indicator: indicator(long), source: source(`${long}-2`) }),
      );
      expect(await comparisonOf('durtal')).toBeNull();
    });

    it('until it is withdrawn', async () => {
      await publish(jobs('durtal', 'COM-49127'), jobs('anjou', 'DEP-49'));
      await readModel.withdraw('anjou', 'key-figure');
      expect(await comparisonOf('durtal')).toBeNull();
    });
  });

  describe('of a group', () => {
    const group = {
      documentId: 'group-emplois',
      slug: 'emplois-divergents',
      kind: FIGURE_GROUP_KINDS.conflict.stored,
      title: 'Deux comptes des emplois',
      explanation_fr: 'Les champs diffèrent.',
      explanation_en: 'Their scopes differ.',
    };

    it('show the others as equals, with the reason, in the language asked for', async () => {
      await publish(
        jobs('un', 'DEP-49', { groups: [group] }),
        jobs('deux', 'DEP-49', { groups: [group], source: source('cress'), value: number(120) }),
        jobs('seul', 'DEP-49', { groups: [] }),
      );
      const { nodes } = await readModel.keyFigures();
      const groupsOf = (slug: string) => nodes.find((figure) => figure.slug === slug)?.groups;
      expect(groupsOf('un')).toMatchObject([
        {
          kind: { key: 'conflict' },
          explanation: 'Les champs diffèrent.',
          figures: [{ slug: 'deux', value: { asPublished: '120' }, source: { slug: 'cress' } }],
        },
      ]);
      expect(groupsOf('deux')).toMatchObject([{ figures: [{ slug: 'un' }] }]);
      expect(groupsOf('seul')).toEqual([]);
      const english = await readModel.catalogue.entry('chiffres-cles', { slug: 'un' }, 'en');
      expect(english?.groups[0]?.explanation).toBe('Their scopes differ.');
    });

    it('are shown wherever one of them is, and not once withdrawn', async () => {
      await publish(
        jobs('un', 'DEP-49', { groups: [group] }),
        jobs('deux', 'REG-52', { groups: [group] }),
        jobs('trois', 'FR', { groups: [group] }),
      );
      await readModel.withdraw('trois', 'key-figure');
      const { nodes } = await readModel.keyFigures({ territory: 'DEP-49' });
      expect(nodes.map(({ groups }) => groups[0]?.figures.map(({ slug }) => slug))).toEqual([['deux']]);
    });
  });

  it('are of the exact territory unless more is asked for', async () => {
    await publish(jobs('durtal', 'COM-49127'), jobs('anjou', 'DEP-49'), jobs('region', 'REG-52'), jobs('sans', null));
    const at = async (parameters: Parameters) => slugsOf(await readModel.keyFigures(parameters)).sort();
    expect(await at({ territory: 'DEP-49' })).toEqual(['anjou']);
    expect(await at({ territory: 'DEP-49', reach: 'within' })).toEqual(['anjou', 'durtal']);
    expect(await at({ territory: 'DEP-49', reach: 'covering' })).toEqual(['region']);
    expect(await at({ territory: 'DEP-49', reach: 'both' })).toEqual(['anjou', 'durtal', 'region']);
    expect(await at({ territory: 'EPCI-200060010' })).toEqual([]);
    const climbed = await readModel.keyFigures({ territory: 'EPCI-200060010', fallback: 'up' });
    expect([slugsOf(climbed), climbed.foundAt?.code]).toEqual([['anjou'], 'DEP-49']);
  });

  it.each<[Parameters, string[]]>([
    [{ indicator: 'emplois' }, ['insee', 'rang']],
    [{ indicator: ['emplois', 'etablissements'] }, ['insee', 'rang', 'structure']],
    [{ zoning: 'qpv' }, ['rang']],
    [{ zoning: 'zonages:qpv' }, ['rang']],
    [{ zoning: 'zrr' }, []],
    [{ kind: 'activity' }, ['structure']],
    [{ status: 'superseded' }, ['rang']],
    [{ organisation: 'avise' }, ['structure']],
    [{ organisation: 'cress' }, ['rang']],
  ])('are filtered: %j', async (parameters, expected) => {
    await publish(
      jobs('insee', 'DEP-49'),
      jobs('rang', 'DEP-49', {
        zoning: term('zonages', 'qpv'),
        figure_status: FIGURE_STATUSES.superseded.stored,
        source: { ...source('cress'), producers: [organisation('cress', 'CRESS')] },
      }),
      jobs('structure', 'DEP-49', {
        indicator: indicator('etablissements'),
        scope: FIGURE_SCOPES.activity.stored,
        about: organisation('avise', 'Avise'),
      }),
    );
    expect(slugsOf(await readModel.keyFigures(parameters)).sort()).toEqual(expected);
  });
});

describe('initiatives, resources and dispositifs', () => {
  beforeEach(async () => {
    const terms = {
      leviers: [term('avise-leviers', 'financer'), term('avise-defis', 'revitaliser')],
      anct: [term('anct-leviers', 'financer'), term('cress-cvl-secteurs', 'tourisme')],
      domaine: [term('avise-domaines', 'tourisme'), term('publics', 'habitants')],
    };
    await initiatives(
      entry('a-leviers', { terms: terms.leviers, stage: INITIATIVE_STAGES.active.stored }),
      entry('b-anct', { terms: terms.anct, publisher: organisation('avise', 'Avise') }),
      entry('c-domaine', { terms: terms.domaine, involvements: [run('promoter', 'cress')] }),
    );
    await readModel.publishAs(
      'resource',
      entry('a-guide', {
        kind: RESOURCE_KINDS.guide.stored,
        terms: terms.leviers,
        involvements: [run('editor', 'avise')],
      }),
      entry('b-video', {
        kind: RESOURCE_KINDS.video.stored,
        terms: terms.anct,
        publisher: organisation('cress', 'CRESS'),
      }),
    );
    await readModel.publishAs(
      'dispositif',
      entry('a-fonds', {
        nature: DISPOSITIF_NATURES.funding.stored,
        scheme_status: DISPOSITIF_STATUSES.open.stored,
        eligibility: { zonings: [term('zonages', 'zrr')], audiences: [term('publics', 'elus')] },
      }),
      entry('b-agrement', { nature: DISPOSITIF_NATURES.approval.stored, involvements: [run('steering', 'cress')] }),
    );
  });

  it.each<[Parameters, string[]]>([
    [{ lever: 'financer' }, ['a-leviers']],
    [{ lever: 'avise-leviers:financer' }, ['a-leviers']],
    [{ lever: 'anct-leviers:financer' }, ['b-anct']],
    [{ lever: ['financer', 'anct-leviers:financer'] }, ['a-leviers', 'b-anct']],
    [{ lever: 'anct-leviers:animer' }, []],
    [{ challenge: 'revitaliser' }, ['a-leviers']],
    [{ challenge: 'avise-defis:revitaliser', lever: 'anct-leviers:financer' }, []],
    [{ sector: 'tourisme' }, ['c-domaine']],
    [{ sector: 'cress-cvl-secteurs:tourisme' }, ['b-anct']],
    [{ topic: 'avise-leviers:financer' }, ['a-leviers']],
    [{ audience: 'habitants' }, ['c-domaine']],
    [{ status: 'active' }, ['a-leviers']],
    [{ status: 'unknown' }, ['b-anct', 'c-domaine']],
    [{ organisation: 'cress' }, ['c-domaine']],
    [{ publisher: 'avise' }, ['b-anct']],
    [{ publisher: 'rtes', sector: 'tourisme' }, ['c-domaine']],
  ])('initiatives: %j', async (parameters, expected) => {
    const answer = await readModel.initiatives(parameters);
    expect([slugsOf(answer), answer.total]).toEqual([expected, expected.length]);
  });

  it.each<[Parameters, string[]]>([
    [{ kind: 'guide' }, ['a-guide']],
    [{ kind: ['guide', 'video'] }, ['a-guide', 'b-video']],
    [{ kind: 'map' }, []],
    [{ lever: 'financer' }, ['a-guide']],
    [{ organisation: 'avise' }, ['a-guide']],
    [{ publisher: 'cress' }, ['b-video']],
  ])('resources: %j', async (parameters, expected) => {
    expect(slugsOf(await readModel.resources(parameters))).toEqual(expected);
  });

  it.each<[Parameters, string[]]>([
    [{ kind: 'funding' }, ['a-fonds']],
    [{ status: 'open' }, ['a-fonds']],
    [{ status: 'unverified' }, ['b-agrement']],
    [{ zoning: 'zrr' }, ['a-fonds']],
    [{ zoning: 'zonages:qpv' }, []],
    [{ audience: 'elus' }, ['a-fonds']],
    [{ organisation: 'cress' }, ['b-agrement']],
  ])('dispositifs: %j', async (parameters, expected) => {
    expect(slugsOf(await readModel.dispositifs(parameters))).toEqual(expected);
  });

  it('say which of those involved are public bodies, as far as their kind says so', async () => {
    const involved = (slug: string, ...terms: object[]) => ({
      role: 'promoter',
      organisation: { ...organisation(slug, slug), terms },
    });
    const involvements = [
      involved('mairie', term('types-de-structure', 'commune')),
      involved('caf', term('types-de-structure', 'securite-sociale')),
      involved('faux', term('themes', 'etat')),
      involved('inconnue'),
      involved('agence', term('themes', 'alimentation'), term('types-de-structure', 'agence-d-etat')),
      involved('mairie', term('types-de-structure', 'commune')),
    ];
    await readModel.publishAs('dispositif', entry('c-public', { involvements }));
    const found = await readModel.catalogue.entry('dispositifs', { slug: 'c-public' }, 'fr');
    expect(found?.publicBodies).toEqual(['mairie', 'agence']);
    // A kind that changes changes what is said.
    expect(await readModel.dependents('term-types-de-structure-commune')).toEqual(['c-public']);
  });

  it('are pages of their own, under their stem', async () => {
    expect((await readModel.catalogue.entry('initiatives', { slug: 'a-leviers' }, 'fr'))?.pageUrl).toBe(
      `${PUBLIC_URL}/ess/initiatives/a-leviers`,
    );
    const resource = await readModel.catalogue.entry('ressources', { id: `a-guide@${INSTANCE_ID}` }, 'fr');
    expect(resource?.pageUrl).toBe(`${PUBLIC_URL}/ess/ressources/a-guide`);
    expect((await readModel.catalogue.entry('dispositifs', { slug: 'a-fonds' }, 'fr'))?.pageUrl).toBe(
      `${PUBLIC_URL}/ess/dispositifs/a-fonds`,
    );
    expect(await readModel.catalogue.entry('dispositifs', { slug: 'a-guide' }, 'fr')).toBeUndefined();
  });

  it.each<[Parameters, RegExp]>([
    [{ lever: 'inconnu' }, /lever.*inconnu.*: alimentation, financer\./],
    [{ lever: 'anct-leviers:inconnu' }, /: anct-leviers:financer, anct-leviers:animer\./],
    [{ challenge: 'financer' }, /challenge.*financer.*: revitaliser\./],
    [{ sector: 'avise-leviers:financer' }, /sector.*avise-leviers:financer.*vocabulary:slug/],
    [{ zoning: 'themes:alimentation' }, /zoning.*themes:alimentation/],
    [{ topic: 'inconnu:alimentation' }, /topic.*inconnu:alimentation.*vocabulary:slug/],
    [{ organisation: ['cress', 'inconnue'] }, /^« organisation » : « inconnue »/],
  ])('refuse a slug that names nothing, with what is allowed: %j', async (parameters, message) => {
    const refused = await readModel.initiatives(parameters).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(SelectionRefused);
    expect(String(refused instanceof Error && refused.message).replaceAll('\u00a0', ' ')).toMatch(message);
  });

  it('refuses an indicator that no figure measures', async () => {
    await expect(readModel.keyFigures({ indicator: 'inconnu' })).rejects.toThrow(/indicator/);
  });
});

describe('former slugs', () => {
  it('of an organisation or a term still select', async () => {
    await initiatives(
      entry('jardin', {
        terms: [term('themes', 'alimentation')],
        involvements: [run('promoter', 'cress')],
      }),
    );
    const renamed = { ...organisation('cress-pdl', 'CRESS'), documentId: 'organisation-cress' };
    await readModel.publishAs('organisation', renamed);
    const topic = { ...term('themes', 'alimentation-durable'), former_slugs: ['alimentation'] };
    await readModel.publishAs('vocabulary', {
      documentId: 'vocabulary-themes',
      slug: 'themes',
      label_fr: 'Thèmes',
      terms: [topic],
    });
    // What shows them follows, as the publication makes it do.
    await initiatives(
      entry('jardin', { terms: [topic], involvements: [{ ...run('promoter', 'cress'), organisation: renamed }] }),
    );
    for (const parameters of [{ organisation: 'cress' }, { organisation: 'cress-pdl' }, { topic: 'alimentation' }]) {
      expect(slugsOf(await readModel.initiatives(parameters))).toEqual(['jardin']);
    }
    expect(JSON.stringify(await readModel.catalogue.vocabularies(['themes'], 'fr'))).not.toContain('formerSlugs');
  });

  it('of an entry never take a slug that is in use', async () => {
    await initiatives(entry('premier', { slug: 'jardin' }));
    await initiatives(entry('second', { slug: 'potager', former_slugs: ['jardin', 'verger'] }));
    const found = async (slug: string) => (await readModel.catalogue.entry('initiatives', { slug }, 'fr'))?.title;
    expect([await found('jardin'), await found('potager'), await found('verger')]).toEqual([
      'Titre premier',
      'Titre second',
      'Titre second',
    ]);
  });

  it('of an entry give way to a new one that takes its slug, whichever is published again', async () => {
    const moved = entry('premier', { slug: 'verger', former_slugs: ['jardin'] });
    const found = async (slug: string) => (await readModel.catalogue.entry('initiatives', { slug }, 'fr'))?.title;
    await initiatives(entry('premier', { slug: 'jardin' }));
    await initiatives(moved);
    expect(await found('jardin')).toBe('Titre premier');
    await initiatives(entry('second', { slug: 'jardin' }));
    await initiatives(moved);
    expect([await found('jardin'), await found('verger')]).toEqual(['Titre second', 'Titre premier']);
  });
});

describe('full text', () => {
  const find = async (q: string, parameters: Parameters = {}) =>
    slugsOf(await readModel.initiatives({ q, limit: 100, ...parameters }));

  beforeEach(async () => {
    await initiatives(
      entry('ile', { title: 'L’Île-d’Yeu, terre d’accueil', what_it_does: 'Un café associatif.' }),
      entry('inclusif', { title: 'Des habitant·e·s engagé·e·s', what_it_does: 'Avec les adhérent(e)s.' }),
      entry('coeur', { title: 'Cœur de bourg', summary: 'Une épicerie coopérative' }),
      entry('traduit', {
        title: 'Monnaie locale',
        translations: [{ language: 'translation_en', title: 'Local currency', summary: 'For shops', body: null }],
      }),
      entry('theme', { title: 'Un potager', terms: [term('themes', 'alimentation')] }),
      entry('lieu', { title: 'Une recyclerie', places: [{ name: 'Halle', territory: territory('COM-49126') }] }),
      entry('pour-cent', { title: 'À 100 % solidaire', what_it_does: 'Sans frais_cachés' }),
    );
  });

  it.each<[string, string[]]>([
    ['île', ['ile']],
    ['ILE D YEU', ['ile']],
    ["l'ile d'yeu", ['ile']],
    ['l’île‑d’yeu', ['ile']],
    ['terre-d’accueil', ['ile']],
    ['accueil d’Yeu', ['ile']],
    ['l’épicerie', ['coeur']],
    ['habitants', ['inclusif']],
    ['habitant.e.s', ['inclusif']],
    ['habitant·es engagés', ['inclusif']],
    ['adhérents', ['inclusif']],
    ['coeur', ['coeur']],
    ['cœur', ['coeur']],
    ['epic coop', ['coeur']],
    ['asso', ['ile']],
    ['icerie', []],
    ['currency', []],
    ['local', ['traduit']],
    ['shops monnaie', []],
    ['alimentation English', []],
    ['épiceries coopératives', ['coeur']],
    ['une épicerie dans notre bourg', ['coeur']],
    ['epicrie', ['coeur']],
    ['recyclrie', ['lieu']],
    ['ressourceries', ['lieu']],
    ['terredaccueil', []],
    ['mon naie', ['traduit']],
    ['orée d’anjou', ['lieu']],
    ['halle', ['lieu']],
    ['100', ['pour-cent']],
    ['100 %', ['pour-cent']],
    ['frais_caches', ['pour-cent']],
    ['île épicerie', []],
    ['l', ['ile']],
  ])('finds %j whole, by its beginning, its stem or its like', async (q, expected) => {
    expect((await find(q)).sort()).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['currency', ['traduit']],
    ['currencies', ['traduit']],
    ['shops', ['traduit']],
    ['monnaie', []],
    ['alimentation English', ['theme']],
    ['épiceries', ['coeur']],
  ])('finds %j for readers of English', async (q, expected) => {
    expect((await find(q, { lang: 'en' })).sort()).toEqual(expected);
  });

  it.each(['cur%cy', 'pot%ger', 'recy_lerie', '%zzz%', "zz' OR '1'='1", 'zz"; drop table', 'ͺ'])(
    'knows no wildcard: %j finds nothing',
    async (q) => {
      expect(await find(q)).toEqual([]);
    },
  );

  it.each([
    ['10%', '10'],
    ['_un', 'un'],
    ['h%s', 'h s'],
    ['asso\\_%', 'asso'],
    ['$1 ?', '1'],
  ])('knows no wildcard: %j is %j', async (q, words) => {
    const found = await find(q);
    expect(found).toEqual(await find(words));
    expect(found.length).toBeGreaterThan(0);
  });

  it('refuses what holds no word instead of finding everything', async () => {
    for (const q of ['%', '_', '\\', '…', '%_%']) await expect(find(q)).rejects.toThrow(/"name":"q"/);
  });

  it('answers first what has the words in its title, and pages in that order', async () => {
    await readModel.clear();
    await initiatives(
      entry('a', { title: 'Atelier', summary: 'Un vélo pour tous' }),
      entry('b', { title: 'Boutique du vélo', summary: 'Réparation' }),
      entry('c', { title: 'Café' }),
      entry('d', { title: 'Dépôt de vélos' }),
      entry('e', { title: 'Vélo, réparation' }),
    );
    expect(await find('velo')).toEqual(['b', 'd', 'e', 'a']);
    expect(await find('vélo réparation')).toEqual(['e', 'b']);
    const read: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await readModel.initiatives({ q: 'velo', limit: 1, ...(cursor === null ? {} : { cursor }) });
      read.push(...slugsOf(page));
      cursor = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (cursor !== null);
    expect(read).toEqual(['b', 'd', 'e', 'a']);
  });

  it('searches figures, resources, dispositifs and events too', async () => {
    await readModel.publishAs('key-figure', entry('part', { note: 'Hors agriculture' }));
    await readModel.publishAs('resource', entry('guide', { involvements: [run('editor', 'avise')] }));
    await readModel.publishAs('dispositif', entry('fonds', { aliases: [{ label: 'Le coup de pouce' }] }));
    await readModel.publish(
      eventDocument('rencontre', { occurrences: [{ start: '2025-10-01' }], theme: 'Les achats responsables' }),
    );
    expect(slugsOf(await readModel.keyFigures({ q: 'agriculture' }))).toEqual(['part']);
    expect(slugsOf(await readModel.resources({ q: 'avise' }))).toEqual(['guide']);
    expect(slugsOf(await readModel.dispositifs({ q: 'pouce' }))).toEqual(['fonds']);
    expect(await readModel.slugs({ q: 'achat' })).toEqual(['rencontre']);
    expect(await readModel.slugs({ q: 'agriculture' })).toEqual([]);
  });

  it('never finds the words of an entry withdrawn', async () => {
    await readModel.withdraw('coeur', 'initiative');
    expect(await find('epicerie')).toEqual([]);
  });
});

describe('what is left out', () => {
  beforeEach(() =>
    initiatives(entry('a'), entry('b', { slug: 'jardin', former_slugs: ['ancien-jardin'] }), entry('c')),
  );

  it.each<[Parameters, string[]]>([
    [{ exclude: 'jardin' }, ['a', 'c']],
    [{ exclude: 'ancien-jardin' }, ['a', 'c']],
    [{ exclude: `b@${INSTANCE_ID}` }, ['a', 'c']],
    [{ exclude: ['a', `c@${INSTANCE_ID}`] }, ['jardin']],
    [{ exclude: 'inconnu' }, ['a', 'jardin', 'c']],
    [{ exclude: 'b' }, ['a', 'jardin', 'c']],
  ])('%j', async (parameters, expected) => {
    const answer = await readModel.initiatives(parameters);
    expect([slugsOf(answer).sort(), answer.total]).toEqual([expected.toSorted(), expected.length]);
  });

  it('is an entry of the collection, not of another that has the same slug', async () => {
    await readModel.publishAs('resource', entry('resource-jardin', { slug: 'jardin' }));
    expect(slugsOf(await readModel.initiatives({ exclude: 'jardin' }))).toEqual(['a', 'c']);
    expect(slugsOf(await readModel.resources({ exclude: 'a' }))).toEqual(['jardin']);
  });
});

describe('saved selections', () => {
  const save = (slug: string, collection: Collection, fields: Fields = {}) =>
    readModel.publishAs('selection', {
      documentId: `selection-${slug}`,
      title: `Sélection ${slug}`,
      slug,
      collection: COLLECTIONS[collection].stored,
      ...fields,
    });
  const successor = (slug: string) => ({ documentId: `selection-${slug}`, slug });
  const picked = (...documentIds: string[]) => ({
    items: documentIds.map((documentId) => ({ initiative: { documentId } })),
  });

  describe('made of filters', () => {
    beforeEach(() =>
      initiatives(
        entry('a', { places: [{ territory: territory('COM-49127') }], terms: [term('themes', 'alimentation')] }),
        entry('b', { places: [{ territory: territory('COM-49007') }], terms: [term('themes', 'jeunesse')] }),
        entry('c', { places: [{ territory: territory('COM-53096') }], terms: [term('themes', 'alimentation')] }),
      ),
    );

    it('are narrowed by those of the reader, never widened', async () => {
      await save('anjou', 'initiatives', { filters: 'territory=DEP-49&topic=alimentation&topic=jeunesse' });
      const found = async (parameters: Parameters = {}) =>
        slugsOf(await readModel.initiatives({ selection: 'anjou', ...parameters }));
      expect(await found()).toEqual(['a', 'b']);
      expect(await found({ topic: 'alimentation' })).toEqual(['a']);
      expect(await found({ topic: 'mobilite' })).toEqual([]);
      expect(await found({ territory: 'COM-49007' })).toEqual(['b']);
      expect(await found({ territory: 'DEP-53' })).toEqual([]);
      expect(await found({ territory: 'FR' })).toEqual(['a', 'b']);
      expect(await found({ exclude: 'a' })).toEqual(['b']);
      expect(await found({ q: 'titre b' })).toEqual(['b']);
      const { total, selection } = await readModel.initiatives({ selection: 'anjou', limit: 1 });
      expect([total, selection?.slug, selection?.title]).toEqual([2, 'anjou', 'Sélection anjou']);
    });

    it('find nothing by a word that vanished since they were saved, instead of everything', async () => {
      await save('perdue', 'initiatives', { filters: 'topic=disparu' });
      expect(slugsOf(await readModel.initiatives({ selection: 'perdue' }))).toEqual([]);
    });

    it('follow an organisation that was renamed since', async () => {
      const renamed = { ...organisation('cress-pdl', 'CRESS'), documentId: 'organisation-cress' };
      await save('cress', 'initiatives', { filters: 'organisation=cress' });
      await readModel.publishAs('organisation', renamed);
      await initiatives(entry('d', { involvements: [{ role: 'promoter', organisation: renamed }] }));
      expect(slugsOf(await readModel.initiatives({ selection: 'cress' }))).toEqual(['d']);
    });
  });

  describe('of the agenda', () => {
    const event = (slug: string, start: string) => eventDocument(slug, { occurrences: [{ start }] });

    beforeEach(() =>
      readModel.publish(
        event('mars', '2025-03-01'),
        event('octobre', '2025-10-01'),
        event('novembre', '2025-11-01'),
        event('dans-un-an', '2026-10-01'),
      ),
    );

    it.each<[string, Parameters, string[]]>([
      ['', {}, ['octobre', 'novembre', 'dans-un-an']],
      ['', { when: 'past' }, ['mars']],
      ['when=past', {}, ['mars']],
      ['when=all', {}, ['mars', 'octobre', 'novembre', 'dans-un-an']],
      ['from=2025-01-01&to=2025-12-31', {}, ['mars', 'octobre', 'novembre']],
      ['from=2025-01-01&to=2025-12-31', { when: 'upcoming' }, ['octobre', 'novembre']],
      ['from=2025-01-01&to=2025-12-31', { from: '2025-10-15' }, ['novembre']],
      ['from=2025-01-01&to=2025-12-31', { to: '2026-12-31' }, ['mars', 'octobre', 'novembre']],
      ['from=2025-01-01&to=2025-12-31', { from: '2024-01-01' }, ['mars', 'octobre', 'novembre']],
      ['from=2025-01-01&to=2025-12-31', { from: '2026-01-01' }, []],
      ['days=60', {}, ['octobre', 'novembre']],
      ['days=60', { days: 30 }, ['octobre']],
      ['days=30', { days: 60 }, ['octobre']],
      ['days=60', { from: '2025-10-15' }, ['novembre']],
      ['days=30', { to: '2026-12-31' }, ['octobre']],
      ['from=2025-10-15&to=2025-12-31', { days: 400 }, ['novembre']],
    ])('%j within the time of the reader: %j', async (filters, parameters, expected) => {
      await save('agenda', 'agenda', { filters });
      expect(await readModel.slugs({ selection: 'agenda', ...parameters })).toEqual(expected);
    });

    it('stay true until midnight where they count days', async () => {
      await save('bientot', 'agenda', { filters: 'days=20' });
      expect((await readModel.list({ selection: 'bientot' })).validUntil).toBe('2025-09-11T22:00:00.000Z');
      expect(await readModel.slugs({ selection: 'bientot' })).toEqual(['octobre']);
    });

    it('show all that was picked by hand, past or not', async () => {
      const items = ['novembre', 'mars'].map((documentId) => ({ event: { documentId } }));
      await save('main', 'agenda', { items });
      expect(await readModel.slugs({ selection: 'main' })).toEqual(['novembre', 'mars']);
      expect(await readModel.slugs({ selection: 'main', when: 'upcoming' })).toEqual(['novembre']);
    });
  });

  describe('picked by hand', () => {
    beforeEach(() => initiatives(entry('a'), entry('b'), entry('c'), entry('d')));

    it('keep their order, whatever the page', async () => {
      await save('choix', 'initiatives', { ...picked('c', 'a', 'd'), filters: 'topic=alimentation' });
      const whole = await readModel.initiatives({ selection: 'choix' });
      expect([slugsOf(whole), whole.total, whole.selection?.isHandPicked]).toEqual([['c', 'a', 'd'], 3, true]);
      const first = await readModel.initiatives({ selection: 'choix', limit: 2 });
      expect([slugsOf(first), first.pageInfo.hasNextPage]).toEqual([['c', 'a'], true]);
      const cursor = first.pageInfo.endCursor ?? '';
      const second = await readModel.initiatives({ selection: 'choix', limit: 2, cursor });
      expect([slugsOf(second), second.pageInfo.hasNextPage, second.total]).toEqual([['d'], false, 3]);
      expect(slugsOf(await readModel.initiatives({ selection: 'choix', exclude: 'a' }))).toEqual(['c', 'd']);
      expect(slugsOf(await readModel.initiatives({ selection: 'choix', q: 'titre' }))).toEqual(['c', 'a', 'd']);
    });

    it('hold only what is published', async () => {
      await save('choix', 'initiatives', picked('c', 'brouillon', 'a'));
      await readModel.withdraw('c', 'initiative');
      expect(slugsOf(await readModel.initiatives({ selection: 'choix' }))).toEqual(['a']);
    });

    it('are empty when nothing of them is left, not full of everything', async () => {
      await save('choix', 'initiatives', { items: [{ initiative: null }] });
      expect(slugsOf(await readModel.initiatives({ selection: 'choix' }))).toEqual([]);
    });

    it('do not say which entries they hold that are not published', async () => {
      await save('choix', 'initiatives', picked('a', 'brouillon'));
      const answer = await readModel.initiatives({ selection: 'choix' });
      expect(JSON.stringify(answer)).not.toContain('brouillon');
      expect(JSON.stringify(await readModel.catalogue.savedSelection('choix', 'fr'))).not.toContain('brouillon');
    });

    it('refuse the cursor of a list in another order', async () => {
      await save('choix', 'initiatives', picked('c', 'a', 'd'));
      const cursor = (await readModel.initiatives({ limit: 1 })).pageInfo.endCursor ?? '';
      await expect(readModel.initiatives({ selection: 'choix', cursor })).rejects.toThrow(SelectionRefused);
    });
  });

  describe('retired', () => {
    beforeEach(() => initiatives(entry('a'), entry('b')));

    const refused = async (selection: string, lang = 'fr') => {
      const refusal = readModel.initiatives({ selection, lang });
      await expect(refusal).rejects.toThrow(SelectionRefused);
      await expect(refusal).rejects.toThrow(new RegExp(`selection.*${selection}`));
    };

    it('give way to their successor, and it to its own', async () => {
      await save('vieille', 'initiatives', { ...picked('a'), retired: true, successor: successor('moins-vieille') });
      await save('moins-vieille', 'initiatives', { ...picked('a'), retired: true, successor: successor('neuve') });
      await save('neuve', 'initiatives', picked('b'));
      const answer = await readModel.initiatives({ selection: 'vieille' });
      expect([slugsOf(answer), answer.selection?.slug]).toEqual([['b'], 'neuve']);
      expect((await readModel.catalogue.savedSelection('vieille', 'fr'))?.slug).toBe('neuve');
    });

    it('are refused without a successor', async () => {
      await save('vieille', 'initiatives', { ...picked('a'), retired: true });
      await refused('vieille');
      expect(await readModel.catalogue.savedSelection('vieille', 'fr')).toBeUndefined();
    });

    it('are refused when their successor is withdrawn or of another collection', async () => {
      await save('vieille', 'initiatives', { retired: true, successor: successor('agenda') });
      await save('agenda', 'agenda');
      await refused('vieille');
      await readModel.withdraw('selection-agenda', 'selection');
      await refused('vieille');
    });

    it('are refused when they succeed each other in a ring', async () => {
      await save('un', 'initiatives', { retired: true, successor: successor('deux') });
      await save('deux', 'initiatives', { retired: true, successor: successor('un') });
      await save('seule', 'initiatives', { retired: true, successor: successor('seule') });
      await refused('un');
      await refused('deux');
      await refused('seule', 'en');
    });
  });

  it('are refused for another collection, or when there are none by that name', async () => {
    await save('anjou', 'agenda');
    await expect(readModel.initiatives({ selection: 'anjou' })).rejects.toThrow(/selection.*anjou/);
    await expect(readModel.resources({ selection: 'inconnue' })).rejects.toThrow(/selection.*inconnue/);
    expect(await readModel.slugs({ selection: 'anjou' })).toEqual([]);
  });
});

describe('what shows a person', () => {
  const meeting = (visibility: string) =>
    eventDocument('rencontre', {
      occurrences: [{ start: '2025-10-01' }],
      participations: [{ person: { documentId: 'personne', display_name: 'Camille Durand', visibility } }],
    });

  it('is projected again when the person becomes public, though nothing of it was shown before', async () => {
    await readModel.publish(eventDocument('rencontre', { occurrences: [{ start: '2025-10-01' }] }));
    expect(await readModel.dependents('personne')).toEqual([]);
    expect(await readModel.publish(meeting(PERSON_VISIBILITIES.internal.stored))).toEqual(['unchanged']);
    expect(await readModel.dependents('personne')).toEqual(['rencontre']);
    expect(await readModel.publish(meeting(PERSON_VISIBILITIES.public.stored))).toEqual(['changed']);
    expect((await readModel.event('rencontre'))?.participations).toMatchObject([{ person: 'Camille Durand' }]);
    expect(await readModel.slugs({ q: 'camille' })).toEqual(['rencontre']);
    await readModel.publish(meeting(PERSON_VISIBILITIES.internal.stored));
    expect(await readModel.slugs({ q: 'camille' })).toEqual([]);
  });
});

describe('pages', () => {
  const anyTitle = fc.stringMatching(/^[a-cé’ -]{0,4}$/);
  const anyEntries = fc.array(
    fc.record({
      title: anyTitle,
      date: fc.constantFrom(null, '2020', '2020-09', '2021-01-15'),
      topic: fc.constantFrom('alimentation', 'jeunesse'),
    }),
    { maxLength: 20 },
  );

  it('never skip nor repeat, in every collection', { timeout: TIMEOUT }, async () => {
    const kinds = {
      'key-figure': (parameters: Parameters) => readModel.keyFigures(parameters),
      initiative: (parameters: Parameters) => readModel.initiatives(parameters),
      resource: (parameters: Parameters) => readModel.resources(parameters),
      dispositif: (parameters: Parameters) => readModel.dispositifs(parameters),
    } as const;
    const anyKind = fc.constantFrom('key-figure', 'initiative', 'resource', 'dispositif');
    const anyParameters = fc.constantFrom<Parameters>(
      {},
      { topic: 'jeunesse' },
      { q: 'titre' },
      { q: 'b', lang: 'en' },
    );
    const anySize = fc.integer({ min: 1, max: 6 });
    await fc.assert(
      fc.asyncProperty(anyEntries, anyKind, anyParameters, anySize, async (entries, kind, parameters, limit) => {
        await readModel.clear();
        await readModel.publishReferences();
        const documents = entries.map(({ title, date, topic }, rank) =>
          entry(`e${String(rank)}`, {
            title: `Titre ${title}`,
            publication_date: date,
            terms: [term('themes', topic)],
          }),
        );
        await readModel.publishAs(kind, ...documents);
        const whole = slugsOf(await kinds[kind]({ ...parameters, limit: 100 }));
        expect(new Set(whole).size).toBe(whole.length);
        const read: string[] = [];
        let cursor: string | null = null;
        let hasNextPage = true;
        while (hasNextPage) {
          const page: EntryPage<{ readonly slug: string }> = await kinds[kind]({
            ...parameters,
            limit,
            ...(cursor === null ? {} : { cursor }),
          });
          expect(page.total).toBe(whole.length);
          expect(page.nodes.length).toBeLessThanOrEqual(limit);
          read.push(...slugsOf(page));
          ({ endCursor: cursor, hasNextPage } = page.pageInfo);
        }
        expect(read).toEqual(whole);
      }),
      { numRuns },
    );
  });

  it('list the newest resources first, and those without a date last', async () => {
    await readModel.publishAs(
      'resource',
      entry('ancienne', { publication_date: '2019-12' }),
      entry('sans-date'),
      entry('mois', { publication_date: '2024-03' }),
      entry('jour', { publication_date: '2024-03-15' }),
      entry('recente', { publication_date: '2025' }),
    );
    expect(slugsOf(await readModel.resources())).toEqual(['recente', 'jour', 'mois', 'ancienne', 'sans-date']);
  });
});

describe('the cost of a list', () => {
  /** Fifty more figures or entries, each with all that a list may have to read. */
  const many = (from: number) =>
    Array.from({ length: 50 }, (_, rank) =>
      entry(`e${String(from + rank)}`, {
        terms: [term('themes', 'alimentation')],
        territories: [territory('DEP-49')],
        territory: territory('DEP-49'),
        involvements: [run('promoter', 'cress')],
        about: organisation('cress', 'CRESS'),
        indicator: { documentId: 'indicator', slug: 'emplois', label_fr: 'Emplois', unit: 'emplois' },
        source: { documentId: 'source', slug: 'insee', label: 'Insee' },
        value: { as_published: String(rank), number: rank },
        groups: [{ documentId: 'group', slug: 'groupe', title: 'Groupe', explanation_fr: 'Pourquoi' }],
        occurrences: [{ start: '2025-10-01' }],
      }),
    );

  const filters: Parameters = { topic: 'alimentation', audience: 'elus', organisation: 'cress', publisher: 'rtes' };
  const climbing: Parameters = { territory: 'COM-49127', reach: 'within', fallback: 'up' };
  const collections = {
    event: ['agenda', (parameters: Parameters) => readModel.list(parameters)],
    'key-figure': [
      'chiffres-cles',
      (parameters: Parameters) => readModel.keyFigures({ ...parameters, indicator: 'emplois' }),
    ],
    initiative: ['initiatives', (parameters: Parameters) => readModel.initiatives(parameters)],
    resource: ['ressources', (parameters: Parameters) => readModel.resources(parameters)],
    dispositif: ['dispositifs', (parameters: Parameters) => readModel.dispositifs(parameters)],
  } as const;
  const KINDS = ['event', 'key-figure', 'initiative', 'resource', 'dispositif'] as const;

  it.each(
    KINDS.flatMap((kind) => [
      { kind, parameters: {} },
      { kind, parameters: { ...climbing, topic: 'alimentation', q: 'titre' } },
      { kind, parameters: { ...climbing, ...filters, selection: 'choix' } },
    ]),
  )('is at most 10 statements, however many there are: $kind $parameters', async ({ kind, parameters }) => {
    const [collection, list] = collections[kind];
    await readModel.publishAs('selection', {
      documentId: 'selection-choix',
      slug: 'choix',
      title: 'Choix',
      collection: COLLECTIONS[collection].stored,
      filters: 'topic=alimentation&organisation=cress&territory=DEP-49',
    });
    const cost = () => readModel.statements(() => list({ ...parameters, limit: 100 }));
    await readModel.publishAs(kind, ...many(0));
    const few = await cost();
    await readModel.publishAs(kind, ...many(50), ...many(100));
    expect(await cost()).toBe(few);
    expect(few).toBeLessThanOrEqual(10);
  });
});
