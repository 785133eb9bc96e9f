/**
 * Fifteen questions that a curator asks, each answered by one GraphQL query, checked against what the five source
 * documents say. S0 is the slides of the Durtal day, S1 its write-up by RTES, S2 the ANCT webinar of 2021, S3 the
 * Avise guide of 2020, S4 the leaflet of CRESS Centre-Val de Loire.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { cms, graphql } from '../support/cms';

beforeAll(cms);

/** The data of an answer, in the shape that the query asks for. */
async function ask<Data>(query: string): Promise<Data> {
  const { errors, text } = await graphql(query);
  expect(errors).toEqual([]);
  const { data }: { data: Data } = JSON.parse(text);
  return data;
}

interface List<Node> {
  readonly total: number;
  readonly nodes: readonly Node[];
}
interface Slug {
  readonly slug: string;
}
interface Labelled {
  readonly key: string;
}

const slugs = (nodes: readonly Slug[]): string[] => nodes.map(({ slug }) => slug);

describe('figures', () => {
  it('1. What is the share of the ESS in rural private jobs, by source, and why do the sources differ?', async () => {
    interface Figure {
      readonly value: { readonly asPublished: string; readonly number: number };
      readonly zoning: Slug | null;
      readonly source: { readonly dataVintage: string | null; readonly territorialDefinition: string | null } | null;
      readonly provenance: readonly { readonly locator: string | null }[];
      readonly groups: readonly {
        readonly kind: Labelled;
        readonly explanation: string;
        readonly figures: readonly { readonly value: { readonly asPublished: string } }[];
      }[];
    }
    const { essKeyFigures } = await ask<{ essKeyFigures: List<Figure> }>(`{
      essKeyFigures(indicator: ["part-ess-emplois-prives-ruraux"], territory: ["FR"]) {
        total
        nodes {
          value { asPublished number }
          zoning { slug }
          source { dataVintage territorialDefinition }
          provenance { locator }
          groups { kind { key } explanation figures { value { asPublished } } }
        }
      }
    }`);
    const [later, study] = [...essKeyFigures.nodes].sort((a, b) => a.value.number - b.value.number);
    expect(essKeyFigures.total).toBe(2);

    // S0:74, with neither source nor definition; S3:188, from the study of 2019 on data of 2015.
    expect(later).toMatchObject({ value: { asPublished: '15,2 %' }, zoning: null, source: null });
    expect(study).toMatchObject({
      value: { asPublished: '17,7 %' },
      zoning: { slug: 'rural-etude-2019' },
      source: { dataVintage: '2015' },
    });
    expect(study?.source?.territorialDefinition).toContain('peu ou très peu dense');

    const conflict = later?.groups.find(({ kind }) => kind.key === 'conflict');
    expect(conflict?.explanation).toMatch(/définition du rural/);
    // S3:234 counts « effectifs », a third denominator, and so stands beside them as another indicator.
    expect(conflict?.figures.map(({ value }) => value.asPublished).sort()).toEqual([
      '17,7 %',
      'plus de 17 % des effectifs ruraux',
    ]);
  });

  it('2. How does each department of Centre-Val de Loire compare with its region?', async () => {
    interface Figure {
      readonly indicator: Slug;
      readonly territory: { readonly code: string };
      readonly value: { readonly asPublished: string };
      readonly comparison: {
        readonly territory: { readonly code: string };
        readonly value: { readonly asPublished: string };
      } | null;
    }
    const { essKeyFigures } = await ask<{ essKeyFigures: List<Figure> }>(`{
      essKeyFigures(indicator: ["part-ess-salaries", "part-ess-etablissements-employeurs"], territory: ["REG-24"], reach: WITHIN, limit: 100) {
        total
        nodes { indicator { slug } territory { code } value { asPublished } comparison { territory { code } value { asPublished } } }
      }
    }`);
    // S4:112-118: seven rows, two values each.
    expect(essKeyFigures.total).toBe(14);
    const table = (indicator: string) =>
      Object.fromEntries(
        essKeyFigures.nodes
          .filter((figure) => figure.indicator.slug === indicator)
          .map(({ territory, value, comparison }) => [
            territory.code,
            [value.asPublished, comparison && `${comparison.territory.code} ${comparison.value.asPublished}`],
          ]),
      );
    expect(table('part-ess-salaries')).toEqual({
      'DEP-18': ['10,79%', 'REG-24 10,50%'],
      'DEP-28': ['9,90%', 'REG-24 10,50%'],
      'DEP-36': ['11,50%', 'REG-24 10,50%'],
      'DEP-37': ['11,44%', 'REG-24 10,50%'],
      'DEP-41': ['9,90%', 'REG-24 10,50%'],
      'DEP-45': ['9,80%', 'REG-24 10,50%'],
      'REG-24': ['10,50%', null],
    });
    expect(table('part-ess-etablissements-employeurs')).toEqual({
      'DEP-18': ['10,00%', 'REG-24 11,10%'],
      'DEP-28': ['11,20%', 'REG-24 11,10%'],
      'DEP-36': ['12,20%', 'REG-24 11,10%'],
      'DEP-37': ['11,54%', 'REG-24 11,10%'],
      'DEP-41': ['12,77%', 'REG-24 11,10%'],
      'DEP-45': ['10,70%', 'REG-24 11,10%'],
      'REG-24': ['11,10%', null],
    });
  });

  it('3. How many members has RTES had over time?', async () => {
    interface Figure {
      readonly period: { readonly start: string };
      readonly value: { readonly asPublished: string; readonly number: number };
      readonly status: Labelled;
      readonly about: Slug;
      readonly groups: readonly {
        readonly slug: string;
        readonly kind: Labelled;
        readonly figures: readonly unknown[];
      }[];
    }
    const { essKeyFigures } = await ask<{ essKeyFigures: List<Figure> }>(`{
      essKeyFigures(indicator: ["rtes-adherents"]) {
        total
        nodes { period { start } value { asPublished number } status { key } about { slug } groups { slug kind { key } figures { slug } } }
      }
    }`);
    const figures = [...essKeyFigures.nodes].sort((a, b) => a.period.start.localeCompare(b.period.start));
    // S3:1048, S2:710, S0:469: the last one is an announcement, not a measure.
    expect(
      figures.map(({ period, value, status }) => [period.start, value.number, value.asPublished, status.key]),
    ).toEqual([
      ['2020', 130, 'plus de 130 collectivités françaises', 'superseded'],
      ['2021', 150, 'le RTES compte 150 membres aujourd’hui', 'superseded'],
      ['2025', 200, 'Bientôt 200 collectivités adhérentes !', 'to-verify'],
    ]);
    for (const { about, groups } of figures) {
      expect(about.slug).toBe('rtes');
      const series = groups.find(({ kind }) => kind.key === 'series');
      expect(series?.slug).toBe('adherents-du-rtes');
      expect(series?.figures).toHaveLength(2);
    }
  });

  it('shows a territory what is said of it, and climbs rather than show what one organisation does there', async () => {
    const list = 'total foundAt { code } nodes { scope { key } territory { code } }';
    interface Figures {
      readonly total: number;
      readonly foundAt: { readonly code: string } | null;
      readonly nodes: readonly { readonly scope: { readonly key: string } }[];
    }
    const { own, climbed, activity, everywhere, regional } = await ask<Record<string, Figures>>(`{
      own: essKeyFigures(territory: ["DEP-49"]) { ${list} }
      climbed: essKeyFigures(territory: ["DEP-49"], fallback: UP) { ${list} }
      activity: essKeyFigures(territory: ["DEP-49"], kind: [ACTIVITY]) { ${list} }
      everywhere: essKeyFigures(territory: ["DEP-49"], reach: WITHIN) { ${list} }
      regional: essKeyFigures(territory: ["REG-52"]) { ${list} }
    }`);
    // S0 counts what Khera does in Maine-et-Loire, and nothing of the department itself.
    expect(own).toEqual({ total: 0, foundAt: null, nodes: [] });
    expect(climbed?.foundAt).toEqual({ code: 'REG-52' });
    expect(climbed?.nodes).toEqual(regional?.nodes);
    expect(climbed?.nodes.map(({ scope }) => scope.key)).not.toContain('activity');
    expect(activity?.total).toBeGreaterThan(10);
    expect(everywhere?.total).toBeGreaterThanOrEqual(activity?.total ?? 0);
  });
});

describe('dispositifs, zonings and leviers', () => {
  it('4. Which dispositifs are meant for a commune of under 5,000 inhabitants, such as Pommerieux?', async () => {
    interface Dispositif {
      readonly slug: string;
      readonly nature: Labelled;
      readonly status: Labelled;
      readonly eligibility: {
        readonly maximumPopulation: number;
        readonly maximumPopulationIncluded: boolean;
        readonly maximumIntercommunalPopulation: number;
        readonly text: string;
      };
      readonly provenance: readonly { readonly locator: string | null }[];
    }
    const { essDispositifs } = await ask<{ essDispositifs: List<Dispositif> }>(`{
      essDispositifs(territory: ["COM-53180"], audience: ["communes-moins-de-5000"]) {
        total
        nodes {
          slug nature { key } status { key }
          eligibility { maximumPopulation maximumPopulationIncluded maximumIntercommunalPopulation text }
          provenance { locator }
        }
      }
    }`);
    // S1:17 « toutes les communes de -5000 hbts », and the bound is not reached. Whether it is still open, no document says.
    expect(essDispositifs).toMatchObject({
      total: 1,
      nodes: [
        {
          slug: 'rural-consult',
          nature: { key: 'engineering' },
          status: { key: 'unverified' },
          eligibility: {
            maximumPopulation: 5000,
            maximumPopulationIncluded: false,
            maximumIntercommunalPopulation: 50_000,
          },
        },
      ],
    });
    expect(essDispositifs.nodes[0]?.provenance[0]?.locator).toContain('17');
  });

  it('5. What replaced the ZRR, and which entries still speak of them?', async () => {
    interface Answer {
      readonly essVocabularies: List<{
        readonly terms: readonly {
          readonly slug: string;
          readonly validFrom: string | null;
          readonly validTo: string | null;
          readonly replacedBy: string | null;
        }[];
      }>;
      readonly essDispositifs: List<{
        readonly slug: string;
        readonly eligibility: {
          readonly zonings: readonly { readonly slug: string; readonly replacedBy: string | null }[];
        } | null;
      }>;
    }
    const { essVocabularies, essDispositifs } = await ask<Answer>(`{
      essVocabularies(slug: ["zonages"]) { total nodes { terms { slug validFrom validTo replacedBy } } }
      essDispositifs(zoning: ["zrr"]) { total nodes { slug eligibility { zonings { slug replacedBy } } } }
    }`);
    const terms = essVocabularies.nodes.flatMap((vocabulary) => vocabulary.terms);
    expect(terms.find(({ slug }) => slug === 'zrr')).toMatchObject({
      validTo: '2024-07-01',
      replacedBy: 'zonages:frr',
    });
    expect(terms.find(({ slug }) => slug === 'frr')).toMatchObject({ validFrom: '2024-07-01', validTo: null });
    // S3:587 and S2:1024.
    expect(slugs(essDispositifs.nodes).sort()).toEqual(['garantie-egalite-territoires', 'pec']);
    const guarantee = essDispositifs.nodes.find(({ slug }) => slug === 'garantie-egalite-territoires');
    expect(guarantee?.eligibility?.zonings).toEqual(
      expect.arrayContaining([
        { slug: 'zrr', replacedBy: 'zonages:frr' },
        { slug: 'qpv', replacedBy: null },
      ]),
    );
  });

  it('6. What are the leviers of the Avise, their manières d’agir, and those of the ANCT that correspond?', async () => {
    interface Vocabulary {
      readonly slug: string;
      readonly owner: Slug;
      readonly terms: readonly {
        readonly slug: string;
        readonly parent: string | null;
        readonly mappedTo: readonly string[];
      }[];
    }
    const { essVocabularies } = await ask<{ essVocabularies: List<Vocabulary> }>(`{
      essVocabularies(slug: ["avise-leviers", "anct-leviers"]) { total nodes { slug owner { slug } terms { slug label parent mappedTo } } }
    }`);
    const byOwner = new Map(essVocabularies.nodes.map((vocabulary) => [vocabulary.owner.slug, vocabulary.terms]));
    const avise = byOwner.get('avise') ?? [];
    const anct = byOwner.get('anct') ?? [];
    const leviers = (terms: Vocabulary['terms']) => terms.filter(({ parent }) => parent === null);
    const meansOf = (terms: Vocabulary['terms']) =>
      leviers(terms).map((levier) => terms.filter(({ parent }) => parent === levier.slug).length);
    // S3:513-763, and S2:558-579; both in the order of the document.
    expect(slugs(leviers(avise))).toEqual(['financer', 'accompagner', 'sensibiliser-et-mobiliser', 'cooperer']);
    expect(meansOf(avise)).toEqual([4, 4, 4, 4]);
    expect(meansOf(anct)).toEqual([6, 3, 3, 2, 3, 2]);
    const correspondences = leviers(anct).map(({ slug, mappedTo }) => [
      slug,
      mappedTo.filter((term) => term.startsWith('avise-leviers:')),
    ]);
    expect(correspondences).toEqual([
      ['partenariats-financiers', ['avise-leviers:financer']],
      ['contributions-en-nature', []],
      ['commande-publique-responsable', ['avise-leviers:financer-achats-socialement-responsables']],
      ['accompagner', ['avise-leviers:accompagner']],
      ['promouvoir', ['avise-leviers:sensibiliser-et-mobiliser']],
      ['co-animer', ['avise-leviers:cooperer']],
    ]);
  });
});

describe('initiatives and saved selections', () => {
  it('7. Which initiatives about mobility are there in Mayenne? None, and here is what there is', async () => {
    interface Answer {
      readonly asked: List<Slug>;
      readonly inMayenne: List<Slug>;
      readonly nearest: List<Slug> & { readonly foundAt: { readonly code: string } };
      readonly anywhere: List<Slug>;
    }
    const { asked, inMayenne, nearest, anywhere } = await ask<Answer>(`{
      asked: essInitiatives(territory: ["DEP-53"], topic: ["mobilite"]) { total nodes { slug } }
      inMayenne: essInitiatives(territory: ["DEP-53"]) { total nodes { slug } }
      nearest: essInitiatives(territory: ["DEP-53"], topic: ["mobilite"], fallback: UP) { total nodes { slug } foundAt { code } }
      anywhere: essInitiatives(topic: ["mobilite"]) { total nodes { slug } }
    }`);
    expect(asked).toEqual({ total: 0, nodes: [] });
    // S1:7, S1:9, S3:392-398; Khera has a centre that covers Saint-Denis-d’Anjou (S0:265).
    expect(slugs(inMayenne.nodes).sort()).toEqual([
      'coodem',
      'guinguette-d-ernee',
      'khera',
      'lieu-partage-de-pommerieux',
    ]);
    // Balagne is the only place that a document gives: S3:412. RailCoop (S2) has none.
    expect(nearest).toMatchObject({ total: 1, nodes: [{ slug: 'atteu-muilite' }], foundAt: { code: 'FR' } });
    expect(slugs(anywhere.nodes).sort()).toEqual(['atteu-muilite', 'railcoop']);
  });

  it('8. What does the selection « Bien-vieillir » show, in which order, and who answers for it?', async () => {
    interface Answer {
      readonly essInitiatives: List<Slug> & {
        readonly selection: {
          readonly title: string;
          readonly isHandPicked: boolean;
          readonly publisher: Slug;
          readonly legalNotice: string;
        };
      };
    }
    const { essInitiatives } = await ask<Answer>(`{
      essInitiatives(selection: "bien-vieillir") {
        total nodes { slug }
        selection { title isHandPicked publisher { slug } legalNotice }
      }
    }`);
    expect(slugs(essInitiatives.nodes)).toEqual([
      'locaux-moteurs',
      'khera',
      'habitats-des-possibles',
      'okemed',
      'chez-yvonne',
      'admr',
    ]);
    expect(essInitiatives.selection).toMatchObject({
      title: 'Bien-vieillir',
      isHandPicked: true,
      publisher: { slug: 'rtes' },
    });
    expect(essInitiatives.selection.legalNotice).toContain('Sélection de démonstration');
  });

  it('9. A town hall still embeds a retired selection: what does it get?', async () => {
    interface Answer {
      readonly essSelection: { readonly slug: string; readonly retired: boolean; readonly filters: string };
      readonly retired: List<Slug> & { readonly selection: Slug };
      readonly current: List<Slug>;
    }
    const { essSelection, retired, current } = await ask<Answer>(`{
      essSelection(slug: "maine-et-loire") { slug retired filters }
      retired: essEvents(selection: "maine-et-loire", when: ALL, limit: 100) { total nodes { slug } selection { slug } }
      current: essEvents(territory: ["DEP-49"], when: ALL, limit: 100) { total nodes { slug } }
    }`);
    expect(essSelection).toEqual({ slug: 'anjou', retired: false, filters: 'territory=DEP-49' });
    expect(retired.selection.slug).toBe('anjou');
    expect(retired.total).toBeGreaterThan(0);
    expect(slugs(retired.nodes)).toEqual(slugs(current.nodes));
  });
});

describe('rendez-vous', () => {
  it('10. Who spoke at Durtal, as announced and in fact?', async () => {
    interface Participation {
      readonly person: string | null;
      readonly functionAtDate: string | null;
      readonly organisation: Slug | null;
      readonly announced: boolean | null;
      readonly actual: boolean | null;
    }
    interface Session {
      readonly participations: readonly Participation[];
      readonly sessions?: readonly Session[];
    }
    const { essEvent } = await ask<{ essEvent: Session }>(`
      fragment speakers on EssParticipation { person functionAtDate organisation { slug } announced actual }
      {
        essEvent(slug: "club-des-collectivites-ess-durtal-2025") {
          participations { ...speakers }
          sessions { participations { ...speakers } sessions { participations { ...speakers } } }
        }
      }
    `);
    const all = (session: Session): Participation[] => [
      ...session.participations,
      ...(session.sessions ?? []).flatMap(all),
    ];
    const participations = all(essEvent);
    const people = (keep: (participation: Participation) => boolean) =>
      new Set(participations.filter(keep).map(({ person }) => person));
    const announced = people((participation) => participation.announced === true);
    const actual = people((participation) => participation.actual === true);
    // S0 announces fourteen people; S1 names eleven, one of whom was not announced, and is silent on four.
    expect([announced.size, actual.size]).toEqual([14, 11]);
    const only = (some: ReadonlySet<string | null>, others: ReadonlySet<string | null>) =>
      new Set(
        participations
          .filter(({ person }) => some.has(person) && !others.has(person))
          .map(({ organisation }) => organisation?.slug),
      );
    expect([...actual].filter((person) => !announced.has(person))).toHaveLength(1);
    expect(only(actual, announced)).toEqual(new Set(['khera']));
    expect([...announced].filter((person) => !actual.has(person))).toHaveLength(4);
    expect(only(announced, actual)).toEqual(new Set(['cress-pays-de-la-loire', 'iresa', 'ceas-72']));
    // Silence is not absence: nobody is said not to have come.
    expect(participations.some((participation) => participation.actual === false)).toBe(false);
    expect(
      participations
        .filter(({ organisation }) => organisation?.slug === 'commune-d-ernee')
        .map(({ functionAtDate }) => functionAtDate),
    ).toEqual(['cheffe de projet Petites Villes de Demain']);
  });

  it('11. Where are all the slides of the Durtal day?', async () => {
    interface Document {
      readonly role: Labelled;
      readonly slug: string;
      readonly url: string | null;
      readonly linkStatus: Labelled;
    }
    interface Session {
      readonly documents: readonly Document[];
      readonly sessions?: readonly Session[];
    }
    const { essEvent } = await ask<{ essEvent: Session }>(`
      fragment shown on EssDocument { role { key } slug url linkStatus { key } }
      {
        essEvent(slug: "club-des-collectivites-ess-durtal-2025") {
          documents { ...shown }
          sessions { documents { ...shown } sessions { documents { ...shown } } }
        }
      }
    `);
    const all = (session: Session): Document[] => [...session.documents, ...(session.sessions ?? []).flatMap(all)];
    const slides = all(essEvent).filter(({ role }) => role.key === 'slides');
    // S1:5, S1:8, S1:16, S1:24: the write-up points to all four, and every one of its links was lost.
    expect(slugs(slides).sort()).toEqual([
      'diaporama-banque-des-territoires-durtal',
      'diaporama-club-ess-durtal-2025',
      'presentation-guinguette-ernee',
      'support-durtal-activites-utilite-sociale',
    ]);
    expect(slides.every(({ url, linkStatus }) => url === null && linkStatus.key === 'lost')).toBe(true);
  });
});

describe('the whole library', () => {
  it('12. What came out of the ANCT report, of every kind?', async () => {
    interface Entry {
      readonly slug: string;
      readonly provenance: readonly { readonly label: string; readonly locator: string | null }[];
    }
    const fields = 'total nodes { slug provenance { label locator } }';
    const answer = await ask<
      Record<'events' | 'keyFigures' | 'resources' | 'initiatives' | 'dispositifs', List<Entry>>
    >(`{
      events: essEvents(publisher: ["anct"], when: ALL) { ${fields} }
      keyFigures: essKeyFigures(publisher: ["anct"], limit: 100) { ${fields} }
      resources: essResources(publisher: ["anct"], limit: 100) { ${fields} }
      initiatives: essInitiatives(publisher: ["anct"]) { ${fields} }
      dispositifs: essDispositifs(publisher: ["anct"], limit: 100) { ${fields} }
    }`);
    // S2: one webinar, 46 figures, five initiatives (the sixth, Ronalpia, is a dispositif).
    expect(answer.events.nodes).toMatchObject([{ slug: 'webinaire-ess-relance-des-territoires-fragiles-2021' }]);
    expect(answer.keyFigures.total).toBe(46);
    expect(slugs(answer.initiatives.nodes).sort()).toEqual([
      'comptoir-de-campagne',
      'cooperative-jeunes-majeurs',
      'cooperative-jeunesse-de-services',
      'okemed',
      'railcoop',
    ]);
    expect(slugs(answer.resources.nodes)).toEqual(
      expect.arrayContaining([
        'etude-anct-ess-territoires-fragiles',
        'rediffusion-webinaire-anct-2021',
        'rapport-relancer-les-ptce',
      ]),
    );
    expect(slugs(answer.dispositifs.nodes)).toEqual(
      expect.arrayContaining(['crte', 'cper', 'urgence-ess', 'contrats-de-ville', 'pec']),
    );
    const report = /compte-rendu du webinaire du 31 mars 2021/;
    for (const [kind, { nodes, total }] of Object.entries(answer)) {
      expect(nodes.length, kind).toBe(total);
      const unsaid = nodes.filter(
        ({ slug, provenance }) =>
          slug !== 'compte-rendu-webinaire-anct-2021' &&
          !provenance.some(({ label, locator }) => report.test(label) && locator !== null),
      );
      expect(slugs(unsaid), kind).toEqual([]);
    }
  });

  it('13. Which links are lost, and which must stay private?', async () => {
    interface Resource {
      readonly slug: string;
      readonly url: string | null;
      readonly linkStatus: Labelled;
      readonly publisher: Slug;
    }
    const { essResources } = await ask<{ essResources: List<Resource> }>(
      '{ essResources(limit: 100) { total nodes { slug url linkStatus { key } publisher { slug } } } }',
    );
    expect(essResources.nodes.length).toBe(essResources.total);
    const having = (status: string) => essResources.nodes.filter(({ linkStatus }) => linkStatus.key === status);
    // S1 points to twelve things and lost every address; the video of Locaux-Moteurs has its own in S0.
    expect(slugs(having('lost'))).toEqual(
      expect.arrayContaining([
        'article-club-ess-pays-de-la-loire',
        'deniche-pour-vous-guinguette-ernee',
        'diaporama-banque-des-territoires-durtal',
        'diaporama-club-ess-durtal-2025',
        'fiche-ess-et-revitalisation-des-centres-villes',
        'fiche-ess-et-ruralites',
        'page-dispositifs-ceas-72',
        'presentation-guinguette-ernee',
        'ressources-tressons-19-22',
        'ressources-tressons-24-25',
        'support-durtal-activites-utilite-sociale',
      ]),
    );
    expect(essResources.nodes.find(({ slug }) => slug === 'video-locaux-moteurs')).toMatchObject({
      url: 'https://www.youtube.com/watch?v=ryrZvC9n0bg',
    });
    // S2: three personal shares.
    expect(having('private').map(({ publisher }) => publisher.slug)).toEqual(['anct', 'anct', 'anct']);
    expect([...having('lost'), ...having('private')].filter(({ url }) => url !== null)).toEqual([]);
    expect(having('unchecked').filter(({ url }) => url === null)).toEqual([]);
  });

  it('14. What is there to read on « territoires ruraux », however it is typed?', async () => {
    const { plain, loud, accented } = await ask<Record<'plain' | 'loud' | 'accented', List<Slug>>>(`{
      plain: essResources(q: "territoires ruraux", limit: 100) { total nodes { slug } }
      loud: essResources(q: "  TERRITOIRES   RURAUX ", limit: 100) { total nodes { slug } }
      accented: essResources(q: "térritoires-rûraux", limit: 100) { total nodes { slug } }
    }`);
    // S3:1002-1008 and S3:619.
    expect(slugs(plain.nodes)).toEqual(
      expect.arrayContaining([
        'ess-dans-les-territoires-ruraux-2019',
        'ess-dans-les-territoires-ruraux-synthese-2019',
        'panorama-projets-ess-territoires-ruraux-2020',
        'familles-rurales-perceptions-2019',
      ]),
    );
    expect(slugs(loud.nodes)).toEqual(slugs(plain.nodes));
    expect(slugs(accented.nodes)).toEqual(slugs(plain.nodes));
  });

  it('15. Who is this organisation that I know under another name, and what does it keep for its members?', async () => {
    interface Answer {
      readonly adcf: List<Slug>;
      readonly observatory: List<Slug>;
      readonly rtes: List<Slug & { readonly aliases: readonly string[] }>;
      readonly misprint: List<Slug>;
      readonly forMembers: List<
        Slug & { readonly access: string; readonly involvements: readonly { readonly organisation: Slug | null }[] }
      >;
    }
    const { adcf, observatory, rtes, misprint, forMembers } = await ask<Answer>(`{
      adcf: essOrganisations(name: "association des communautes de france") { total nodes { slug name } }
      observatory: essOrganisations(name: "CNCRESS") { total nodes { slug name } }
      rtes: essOrganisations(name: "réseau des collectivités territoriales pour une économie solidaire") { total nodes { slug name aliases } }
      misprint: essOrganisations(name: "Odysée") { total nodes { slug name } }
      forMembers: essResources(audience: ["adherents"], organisation: ["rtes"]) { total nodes { slug access involvements { organisation { slug } } } }
    }`);
    // Two expansions of one acronym in S2:171 and S2:312; S4:206 leaves « sociale » out of the name of RTES.
    expect(slugs(adcf.nodes)).toEqual(['adcf']);
    expect(slugs(observatory.nodes)).toEqual(['cncress-observatoire-national-de-l-ess']);
    expect(slugs(rtes.nodes)).toEqual(['rtes']);
    expect(rtes.nodes[0]?.aliases).toContain('Réseau des collectivités Territoriales pour une Economie Solidaire');
    expect(slugs(misprint.nodes)).toEqual(['odyssee-creation']);
    // S0:483, « uniquement pour les adhérents ».
    expect(forMembers).toMatchObject({
      total: 1,
      nodes: [{ slug: 'flash-hebdo-rtes', access: expect.stringMatching(/adhérents/i) }],
    });
  });
});
