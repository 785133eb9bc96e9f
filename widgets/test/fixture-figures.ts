/** Key figures as the CMS answers them: those of the demonstration corpus that show each shape of value and each kind of group. */
import {
  COMPARATORS,
  FIGURE_GROUP_KINDS,
  FIGURE_SCOPES,
  FIGURE_STATUSES,
  figureInWords,
  LICENCES,
  VALUE_SHAPES,
  type Comparator,
  type FigureGroupKind,
  type FigureGroupView,
  type FigureReference,
  type FigureStatus,
  type FigureValueView,
  type KeyFigureView,
  type Labelled,
  type SourceReference,
  type TerritoryReference,
  type ValueShape,
  type VocabularyEntry,
} from 'ess-shared-types';
import { slugOf } from './slug-of.js';
import { NOW } from './fixture-events.js';

const labelled = <Key extends string>(vocabulary: Readonly<Record<Key, VocabularyEntry>>, key: Key): Labelled<Key> => ({
  key,
  label: vocabulary[key].label.fr,
});

export const FRANCE: TerritoryReference = { code: 'FR', name: 'France', level: 'country', department: null };
export const PAYS_DE_LA_LOIRE: TerritoryReference = {
  code: 'REG-52',
  name: 'Pays de la Loire',
  level: 'region',
  department: null,
};
const CENTRE: TerritoryReference = { code: 'REG-24', name: 'Centre-Val de Loire', level: 'region', department: null };

function source(label: string, more: Partial<SourceReference> = {}): SourceReference {
  return {
    slug: slugOf(label),
    label,
    producers: [],
    dataVintage: null,
    publicationDate: null,
    methodUrl: null,
    territorialDefinition: null,
    ...more,
  };
}

const STUDY = source(
  'Avise, RTES, Observatoire national de l’ESS du CNCRESS, L’ESS dans les territoires ruraux, juin 2019',
  {
    producers: ['Avise', 'RTES', 'CNCRESS'],
    dataVintage: '2015',
    publicationDate: '2019-06',
    territorialDefinition:
      'Est rurale une commune peu ou très peu dense où la plupart des personnes actives ne travaillent pas dans une ville.',
  },
);
const CLAP = source('Insee - Clap 2015', {
  producers: ['Insee'],
  dataVintage: '2015',
  methodUrl: 'https://insee.example/clap',
});
const RTES = source('RTES, mode d’emploi, 2020');
const KHERA = source('Khera, diaporama, 2025');

/** A value: `value('15,2 %', 15.2, '%')`, exact unless said. */
function value(
  asPublished: string,
  number: number | null,
  unit: string | null,
  {
    shape = 'exact',
    comparator,
    ...more
  }: Partial<Omit<FigureValueView, 'shape' | 'comparator'>> & {
    readonly shape?: ValueShape;
    readonly comparator?: Comparator;
  } = {},
): FigureValueView {
  const numbers = {
    shape: labelled(VALUE_SHAPES, comparator && shape === 'exact' ? 'comparator' : shape),
    asPublished,
    number,
    maximum: null,
    comparator: comparator ? labelled(COMPARATORS, comparator) : null,
    numerator: null,
    denominator: null,
    basePeriod: null,
    unit,
    ...more,
  };
  return { ...numbers, inWords: figureInWords(numbers, 'fr') };
}

interface FigureOptions extends Partial<Omit<KeyFigureView, 'status' | 'indicator'>> {
  readonly status?: FigureStatus;
  /** Its definition. */
  readonly defined?: string | null;
  readonly indicator?: string;
  readonly start?: string;
  readonly end?: string;
  readonly asPrinted?: string;
}

export function figure(
  title: string,
  published: FigureValueView,
  { status = 'current', defined = null, indicator = title, start, end, asPrinted, ...more }: FigureOptions = {},
): KeyFigureView {
  const slug = slugOf(title);
  return {
    id: `${slug}@fixture`,
    slug,
    title,
    summary: null,
    body: [],
    lang: 'fr',
    territories: [],
    topics: [],
    audiences: [],
    publisher: { slug: 'cress-pays-de-la-loire', name: 'CRESS des Pays de la Loire', shortName: null, website: null },
    licence: labelled(LICENCES, 'etalab-2.0'),
    rightsHolder: null,
    image: null,
    provenance: [{ label: 'Diaporama du club des collectivités', locator: 'page 4', url: null, retrievedOn: null }],
    pageUrl: `https://cms.example/ess/chiffres-cles/${slug}`,
    firstPublishedAt: NOW,
    changedAt: NOW,
    revision: 1,
    indicator: { slug: slugOf(indicator), label: indicator, definition: defined, unit: published.unit },
    scope: labelled(FIGURE_SCOPES, 'statistic'),
    value: published,
    territory: FRANCE,
    territoryAsPrinted: null,
    zoning: null,
    period: { start: start ?? null, end: end ?? null, asPrinted: asPrinted ?? null },
    source: CLAP,
    about: null,
    status: labelled(FIGURE_STATUSES, status),
    note: null,
    groups: [],
    comparison: null,
    ...more,
  };
}

const beside = ({
  slug,
  title,
  value: published,
  territory,
  territoryAsPrinted,
  period,
  source: origin,
  provenance,
}: KeyFigureView): FigureReference => ({
  slug,
  title,
  value: published,
  territory,
  territoryAsPrinted,
  period,
  source: origin,
  provenance,
});

/** The same figures, each with the group and the others in it. */
export function grouped(
  kind: FigureGroupKind,
  title: string,
  explanation: string,
  figures: readonly KeyFigureView[],
): readonly KeyFigureView[] {
  return figures.map((one) => {
    const group: FigureGroupView = {
      slug: slugOf(title),
      kind: labelled(FIGURE_GROUP_KINDS, kind),
      title,
      explanation,
      figures: figures.filter(({ id }) => id !== one.id).map(beside),
    };
    return { ...one, groups: [...one.groups, group] };
  });
}

const RURAL_SHARE = 'Part de l’ESS dans l’emploi privé rural';
const RURAL_DEFINITION =
  'Emplois de l’ESS rapportés à l’ensemble des emplois privés situés en zone rurale. Ce qui est compté comme rural dépend de la source.';

/** One figure for each shape of value. */
export const SHAPES: readonly KeyFigureView[] = [
  figure('Établissements de l’ESS en zone rurale – Pays de la Loire', value('5 995', 5995, 'établissements'), {
    territory: PAYS_DE_LA_LOIRE,
    source: null,
    status: 'undated',
    asPrinted: 'non précisé',
    defined: 'Établissements de l’ESS situés en zone rurale.',
  }),
  figure(
    'Établissements de l’ESS – quartiers prioritaires',
    value('près de 10 500 établissements de l’ESS en 2018', 10500, 'établissements', { comparator: 'about' }),
    {
      start: '2018',
      source: source('ESS France, l’ESS dans les quartiers prioritaires'),
      territoryAsPrinted: 'les quartiers prioritaires',
    },
  ),
  figure(
    'Investissement des Régions dans les CPER',
    value('de 14 à 20 Mds€', 14, 'Md€', { shape: 'range', maximum: 20 }),
    {
      asPrinted: 'la prochaine programmation des CPER',
      status: 'undated',
    },
  ),
  figure(
    'Part de l’ESS dans les créations d’emplois',
    value('1 emploi sur 5 est créé dans l’ESS', null, 'part', { shape: 'ratio', numerator: 1, denominator: 5 }),
    {
      territory: CENTRE,
      start: '2015',
    },
  ),
  figure(
    'Part de l’ESS dans le commerce rural, par rapport au reste',
    value('3 FOIS PLUS D’EMPLOIS', null, 'fois', { shape: 'ratio', numerator: 3, denominator: 1 }),
    {
      source: STUDY,
      status: 'undated',
    },
  ),
  figure(
    'Évolution de l’emploi rural public',
    value('il a chuté de près de 8,4 %', -8.4, '%', { shape: 'change', comparator: 'about', basePeriod: '2008' }),
    {
      start: '2008',
      end: '2015',
      source: STUDY,
    },
  ),
  figure(
    'Fonds UrgencESS : montant de l’aide',
    value('5000 (1 à 3 salariés) à 8000 € (de 4 à 10 salariés)', null, '€', { shape: 'composite' }),
    {
      start: '2021',
    },
  ),
  figure(
    'Bénévoles de l’ESS – Centre-Val de Loire',
    value('Des milliers de bénévoles', null, null, { shape: 'text-only' }),
    {
      territory: CENTRE,
      start: '2015',
    },
  ),
  figure(
    'Part des contrats précaires – Pays de la Loire rural',
    value('25,2% des contrats (', 25.2, '%', { shape: 'truncated' }),
    {
      territory: PAYS_DE_LA_LOIRE,
      territoryAsPrinted: 'territoires ruraux ligériens',
      source: null,
      status: 'undated',
      asPrinted: 'non précisé',
      defined:
        'Contrats précaires parmi les contrats de l’ESS rurale. La définition de « précaire » a disparu : la phrase du document est coupée.',
    },
  ),
  figure('Montant des prêts de l’ESS', value('1,25 milliard d’euros', 1_250_000_000, '€', { comparator: 'at-least' }), {
    start: '2020-09',
    end: '2021-03',
    status: 'to-verify',
    note: 'Montant lu sur un graphique.',
  }),
];

/** Two figures of one measure, one beside the enclosing territory. */
const FRENCH_SHARE = figure(`${RURAL_SHARE} – France (diaporama de 2025)`, value('15,2 %', 15.2, '%'), {
  indicator: RURAL_SHARE,
  defined: RURAL_DEFINITION,
  source: KHERA,
  start: '2021',
});
export const COMPARED: readonly KeyFigureView[] = [
  figure(`${RURAL_SHARE} – Pays de la Loire`, value('17.8%', 17.8, '%'), {
    indicator: RURAL_SHARE,
    defined: RURAL_DEFINITION,
    territory: PAYS_DE_LA_LOIRE,
    source: KHERA,
    start: '2021',
    comparison: beside(FRENCH_SHARE),
  }),
];

/** Three values for what looks like one question. */
export const THREE_THAT_DISAGREE = grouped(
  'conflict',
  'Le poids de l’ESS dans l’emploi rural',
  'Trois valeurs pour une question qui paraît la même. La valeur de 17,7 % vient de l’étude de 2019, pour qui sont rurales les communes peu denses où la plupart des actifs ne travaillent pas en ville. La valeur de 15,2 % est donnée sans source ni définition. « Plus de 17 % » porte sur les effectifs et non sur les emplois privés. Ces valeurs ne forment pas une courbe.',
  [
    figure(`${RURAL_SHARE} – France`, value('15,2 %', 15.2, '%'), {
      indicator: RURAL_SHARE,
      defined: RURAL_DEFINITION,
      source: null,
      status: 'undated',
      asPrinted: 'non précisé',
      territoryAsPrinted: 'À l’échelle nationale',
    }),
    figure(`${RURAL_SHARE} – France (étude de 2019)`, value('17,7 %', 17.7, '%'), {
      indicator: RURAL_SHARE,
      defined: RURAL_DEFINITION,
      source: STUDY,
      status: 'superseded',
      zoning: { vocabulary: 'zonages', slug: 'rural-etude-2019', label: 'Rural au sens de l’étude de 2019' },
    }),
    figure(
      'Part de l’ESS dans les effectifs ruraux – France',
      value('plus de 17 % des effectifs ruraux', 17, '%', { comparator: 'more-than' }),
      {
        source: STUDY,
        status: 'undated',
      },
    ),
  ],
);

/** Two speakers of one report, the same year: never a curve. */
export const TWO_THAT_DISAGREE = grouped(
  'conflict',
  '830 ou 833 périmètres de CRTE ?',
  'Deux intervenants du même webinaire, le 31 mars 2021. L’ouverture parle de 830 périmètres, l’AdCF de 833. Le premier peut être un arrondi, mais le document ne le dit pas : les deux restent, chacun avec son auteur.',
  [
    figure(
      'Périmètres de CRTE – France, selon l’ANCT',
      value('les 830 périmètres d’action définis', 830, 'périmètres'),
      {
        indicator: 'Périmètres de CRTE',
        start: '2021',
        status: 'to-verify',
        source: source('ANCT, ouverture du webinaire, 2021'),
      },
    ),
    figure('Périmètres de CRTE – France, selon l’AdCF', value('833 périmètres géographiques', 833, 'périmètres'), {
      indicator: 'Périmètres de CRTE',
      start: '2021',
      status: 'to-verify',
      source: source('AdCF, table ronde, 2021'),
    }),
  ],
);

/** The same measure three times, with a floor and an announcement. */
export const SERIES = grouped(
  'series',
  'Les collectivités membres du RTES',
  'Plus de 130 en 2020, 150 en 2021, « bientôt 200 » en 2025 : une progression, lue dans trois documents. On peut dire que le réseau grandit ; on ne peut pas calculer un rythme exact.',
  [
    figure(
      'RTES : collectivités adhérentes – 2025',
      value('Bientôt 200 collectivités adhérentes !', 200, 'collectivités', { comparator: 'less-than' }),
      {
        indicator: 'RTES : collectivités adhérentes',
        defined: 'Collectivités qui adhèrent au réseau.',
        start: '2025',
        status: 'to-verify',
        source: source('RTES, club des collectivités, 2025'),
        note: 'Une annonce, pas un décompte.',
      },
    ),
    figure(
      'RTES : collectivités adhérentes – 2021',
      value('le RTES compte 150 membres aujourd’hui', 150, 'collectivités'),
      {
        indicator: 'RTES : collectivités adhérentes',
        start: '2021',
        status: 'superseded',
        source: source('RTES, carte blanche, 2021'),
      },
    ),
    figure(
      'RTES : collectivités adhérentes – 2020',
      value('plus de 130 collectivités françaises', 130, 'collectivités', { comparator: 'more-than' }),
      {
        indicator: 'RTES : collectivités adhérentes',
        start: '2020',
        status: 'superseded',
        source: RTES,
      },
    ),
  ],
);

/** Four years of one measure of one source, without an editor's group. */
export const YEARS: readonly KeyFigureView[] = (
  [
    ['2015', 60_212],
    ['2017', 61_804],
    ['2019', 64_390],
    ['2021', 66_591],
  ] as const
).map(([start, number]) =>
  figure(
    `Établissements de l’ESS – France, ${start}`,
    value(number.toLocaleString('fr-FR'), number, 'établissements'),
    {
      indicator: 'Établissements de l’ESS',
      defined: 'Établissements de l’ESS, employeurs ou non.',
      start,
      source: source('Insee - Flores', { producers: ['Insee'] }),
    },
  ),
);

const year = (start: string, number: number, more: FigureOptions = {}) =>
  figure(`Structures, ${start} (${String(number)})`, value(String(number), number, 'structures'), {
    indicator: 'Structures',
    start,
    ...more,
  });

/** What looks like a series and is none: one list each. */
export const NO_SERIES: Readonly<Record<string, readonly KeyFigureView[]>> = {
  'the same year twice': [year('2021', 10), year('2021', 12)],
  'a year and one of its months': [year('2021', 10), year('2021-03', 12)],
  'periods that overlap': [year('2014', 10, { end: '2020' }), year('2018', 12)],
  'two sources': [year('2020', 10), year('2021', 12, { source: STUDY })],
  'two territories': [year('2020', 10), year('2021', 12, { territory: CENTRE })],
  'two zonings': [
    year('2020', 10),
    year('2021', 12, { zoning: { vocabulary: 'zonages', slug: 'frr', label: 'France ruralités revitalisation' } }),
  ],
  'a value that was replaced': [year('2020', 10, { status: 'superseded' }), year('2021', 12)],
  'no source': [year('2020', 10, { source: null }), year('2021', 12, { source: null })],
  'no date': [year('2020', 10), year('2021', 12, { period: { start: null, end: null, asPrinted: 'en 2021' } })],
  'a range': [
    year('2020', 10),
    figure('Structures, 2021', value('de 10 à 12', 10, 'structures', { shape: 'range', maximum: 12 }), {
      indicator: 'Structures',
      start: '2021',
    }),
  ],
  'values that disagree': grouped('conflict', 'Combien ?', 'Deux comptes.', [year('2020', 10), year('2021', 12)]),
};

/** Alike by chance. */
export const ALIKE = grouped(
  'coincidence',
  '12 % : deux parts différentes',
  'Le même nombre, deux mesures : la part de l’ESS dans les emplois sanitaires, et celle des coopératives parmi les établissements de l’ESS.',
  [
    figure('Part de l’ESS dans les emplois sanitaires', value('sur le reste du territoire (12 %)', 12, '%'), {
      source: STUDY,
      status: 'undated',
    }),
    figure(
      'Part des coopératives dans les établissements de l’ESS',
      value('(12 % de l’ESS sur le reste du territoire)', 12, '%'),
      { source: STUDY, status: 'undated' },
    ),
  ],
);

/** What a territory page holds. */
export const FIGURES: readonly KeyFigureView[] = [
  ...COMPARED,
  ...SERIES,
  ...TWO_THAT_DISAGREE,
  ...ALIKE,
  ...SHAPES.slice(0, 4),
  ...YEARS,
  ...THREE_THAT_DISAGREE,
  ...SHAPES.slice(4),
];

/** The text of a figure that unfolds in place. */
export const DETAILED: KeyFigureView = {
  ...(COMPARED[0] ?? FRENCH_SHARE),
  summary: 'Près d’un emploi privé rural sur six.',
  body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Un repère', bold: true }] }],
  topics: [{ vocabulary: 'themes', slug: 'ruralite', label: 'Ruralité' }],
};

/** A figure with a licence of its own, whose source says how it counts. */
export const LICENSED: readonly KeyFigureView[] = [
  figure('Associations employeuses', value('plus de 150 000', 150_000, 'associations', { comparator: 'more-than' }), {
    start: '2020',
    licence: labelled(LICENCES, 'all-rights-reserved'),
  }),
];

const EVIL = '<script>document.title="pwned"</script><img src=x onerror=alert(1)>"\'&amp;${1}';
const LONG = 'Anticonstitutionnellement'.repeat(12);

/** Texts that a person typed to do harm, addresses that are no pages, words without end. */
export const HOSTILE_FIGURES: readonly KeyFigureView[] = grouped('conflict', EVIL, EVIL, [
  figure(EVIL, value(EVIL, null, EVIL, { shape: 'text-only' }), {
    pageUrl: 'javascript:alert(1)',
    territoryAsPrinted: EVIL,
    territory: null,
    note: EVIL,
    defined: EVIL,
    asPrinted: EVIL,
    source: source(EVIL, { methodUrl: 'javascript:alert(1)', territorialDefinition: EVIL }),
  }),
  figure(LONG, value(LONG, 123_456_789_012_345, LONG), {
    territoryAsPrinted: LONG,
    source: source(LONG),
    note: LONG,
    defined: LONG,
  }),
]);

export const manyFigures = (count: number): readonly KeyFigureView[] =>
  Array.from({ length: count }, (_, index) =>
    figure(`Chiffre ${String(index + 1)}`, value(String(index + 1), index + 1, 'structures'), { start: '2021' }),
  );
