/** Key figures: indicator, territory, period, definition and source, with the value word for word. */
import {
  FIGURE_GROUP_KINDS,
  FIGURE_SCOPES,
  FIGURE_STATUSES,
  keyOfStored,
  parseMoment,
  safeUrl,
  textKey,
  VALUE_SHAPES,
  type Language,
} from 'ess-shared-types';
import { z } from 'zod';
import { uidOf } from '../../content-types';
import {
  documentId,
  ENTRY_POPULATE,
  entryDocumentSchema,
  fields,
  list,
  number,
  optional,
  ORGANISATION,
  organisationReference,
  TERM,
  termReference,
  TERRITORY,
  territoryReference,
  text,
} from '../documents';
import { comparableKey } from '../comparable';
import { figureValueView } from '../figure-value-view';
import { dependenciesOf, entryValues, entryView, formerSlugs, searchedEntry } from '../entry-parts';
import {
  labelled,
  organisationReference as organisationView,
  termReference as termView,
  territoryReference as territoryView,
} from '../references';
import type { StoredKeyFigure } from '../stored-views';
import {
  endsBeforeItStarts,
  impossibleDate,
  missing,
  problem,
  publisherProblems,
  type PublicationProblem,
} from '../validation/problems';
import type { PublishedType } from './published-type';

const keyFigureDocument = entryDocumentSchema.extend({
  scope: text,
  territory_as_printed: text,
  period_start: text,
  period_end: text,
  period_as_printed: text,
  figure_status: text,
  note: text,
  indicator: optional(
    z.object({ documentId, slug: text, label_fr: text, label_en: text, definition: text, unit: text, maximum: number }),
  ),
  value: optional(
    z.object({
      shape: text,
      as_published: text,
      number,
      maximum: number,
      comparator: text,
      numerator: number,
      denominator: number,
      base_period: text,
      unit: text,
    }),
  ),
  territory: optional(territoryReference),
  zoning: optional(termReference),
  source: optional(
    z.object({
      documentId,
      slug: text,
      label: text,
      data_vintage: text,
      publication_date: text,
      method_url: text,
      territorial_definition: text,
      producers: list(organisationReference),
    }),
  ),
  about: optional(organisationReference),
  groups: list(
    z.object({ documentId, slug: text, kind: text, title: text, explanation_fr: text, explanation_en: text }),
  ),
});
type KeyFigureDocument = z.output<typeof keyFigureDocument>;

/** What any of them is called. */
const CALLED: Readonly<Record<Language, string>> = { fr: 'chiffre clé, statistique', en: 'key figure, statistics' };

export const keyFigureType: PublishedType = {
  uid: uidOf('key-figure'),
  table: 'ess_key_figures',
  hasDrafts: true,
  populate: {
    ...ENTRY_POPULATE,
    indicator: fields('slug', 'label_fr', 'label_en', 'definition', 'unit', 'maximum'),
    value: true,
    territory: TERRITORY,
    zoning: TERM,
    source: {
      fields: ['slug', 'label', 'data_vintage', 'publication_date', 'method_url', 'territorial_definition'],
      populate: { producers: ORGANISATION },
    },
    about: ORGANISATION,
    groups: fields('slug', 'kind', 'title', 'explanation_fr', 'explanation_en'),
  },

  project(document, ancestry) {
    const figure = keyFigureDocument.parse(document);
    const views = { fr: keyFigureView(figure, 'fr'), en: keyFigureView(figure, 'en') };
    const values = entryValues(figure, ancestry)
      .addTerritory(figure.territory?.code, ancestry)
      .add('kind', keyOfStored(FIGURE_SCOPES, figure.scope) ?? 'statistic')
      .add('status', keyOfStored(FIGURE_STATUSES, figure.figure_status) ?? 'current')
      .add('indicator', figure.indicator?.slug)
      .add('organisation', figure.about?.slug)
      .add('comparable', views.fr.territory && comparableKey(views.fr, views.fr.territory.code));
    if (figure.zoning) values.addTerm(figure.zoning);
    for (const producer of figure.source?.producers ?? []) values.add('organisation', producer.slug);
    for (const group of figure.groups) values.add('figure-group', group.slug);
    return {
      slug: views.fr.slug,
      formerSlugs: formerSlugs(figure.former_slugs),
      sortKey: textKey(
        `${scopeRank(figure.scope)} ${isReadable(views.fr) ? 0 : 1} ${figure.indicator?.label_fr ?? ''} ${views.fr.title}`,
      ).slice(0, 255),
      views,
      searched: searchedEntry(views, (lang) => ({
        summary: [
          CALLED[lang],
          views[lang].indicator?.label,
          views[lang].territory?.name,
          figure.territory_as_printed,
          figure.value?.as_published,
          figure.about?.name,
          views[lang].zoning?.label,
        ],
        text: [views[lang].indicator?.definition, figure.source?.label, figure.note],
      })),
      occurrences: [],
      values: values.all(),
      dependencies: dependenciesOf(figure),
    };
  },

  check(document) {
    const figure = keyFigureDocument.parse(document);
    return [
      ...whatIsMissing(figure),
      ...publisherProblems(figure),
      ...valueProblems(figure),
      ...periodProblems(figure),
    ];
  },
};

const scopeRank = (scope: string | null): string =>
  String(Object.values(FIGURE_SCOPES).findIndex(({ stored }) => stored === scope));

/** What is cut in its source never leads. */
const isReadable = ({ value }: StoredKeyFigure): boolean => value.shape.key !== 'truncated';

/** A loaded document as the public would read it. */
export const keyFigureViewOf = (document: unknown, lang: Language): StoredKeyFigure =>
  keyFigureView(keyFigureDocument.parse(document), lang);

function keyFigureView(figure: KeyFigureDocument, lang: Language): StoredKeyFigure {
  const { indicator, source } = figure;
  const [territory] = figure.territory ? territoryView(figure.territory) : [];
  const [zoning] = figure.zoning ? termView(figure.zoning, lang) : [];
  return {
    ...entryView(figure, lang),
    indicator:
      indicator?.slug && indicator.label_fr
        ? {
            slug: indicator.slug,
            label: (lang === 'en' ? indicator.label_en : null) ?? indicator.label_fr,
            definition: indicator.definition,
            unit: indicator.unit,
          }
        : null,
    scope: labelled(FIGURE_SCOPES, figure.scope, 'statistic', lang),
    value: figureValueView(figure.value, indicator?.unit ?? null, lang),
    territory: territory ?? null,
    territoryAsPrinted: figure.territory_as_printed,
    zoning: zoning ?? null,
    period: { start: figure.period_start, end: figure.period_end, asPrinted: figure.period_as_printed },
    source:
      source?.slug && source.label
        ? {
            slug: source.slug,
            label: source.label,
            producers: source.producers.flatMap(({ name }) => name ?? []),
            dataVintage: source.data_vintage,
            publicationDate: source.publication_date,
            methodUrl: safeUrl(source.method_url) ?? null,
            territorialDefinition: source.territorial_definition,
          }
        : null,
    about: organisationView(figure.about),
    status: labelled(FIGURE_STATUSES, figure.figure_status, 'current', lang),
    note: figure.note,
    groups: figure.groups.flatMap((group) => {
      const explanation = (lang === 'en' ? group.explanation_en : null) ?? group.explanation_fr;
      if (!group.slug || !group.title || !explanation) return [];
      return [
        {
          slug: group.slug,
          kind: labelled(FIGURE_GROUP_KINDS, group.kind, 'conflict', lang),
          title: group.title,
          explanation,
        },
      ];
    }),
  };
}

function whatIsMissing(figure: KeyFigureDocument): PublicationProblem[] {
  const problems: PublicationProblem[] = [];
  if (!figure.title) problems.push(missing('title', 'Donnez un titre au chiffre.', 'Give the figure a title.'));
  if (!figure.indicator)
    problems.push(
      missing('indicator', 'Dites quel indicateur ce chiffre mesure.', 'Say which indicator this figure measures.'),
    );
  if (!figure.value?.as_published) {
    problems.push(
      missing('value', 'Recopiez la valeur telle qu’elle est publiée.', 'Copy the value as it is published.'),
    );
  }
  const needsUnit = figure.value?.shape !== VALUE_SHAPES['text-only'].stored;
  if (needsUnit && !figure.value?.unit && !figure.indicator?.unit) {
    problems.push(
      problem(
        ['value', 'unit'],
        'Dites l’unité : %, établissements, euros…',
        'Say the unit: %, establishments, euros…',
      ),
    );
  }
  if (!figure.territory && !figure.territory_as_printed && figure.territories.length === 0) {
    problems.push(missing('territory', 'Dites quel territoire est mesuré.', 'Say which territory is measured.'));
  }
  return problems;
}

function valueProblems({ value, indicator }: KeyFigureDocument): PublicationProblem[] {
  if (!value) return [];
  const problems: PublicationProblem[] = [];
  const shape = keyOfStored(VALUE_SHAPES, value.shape) ?? 'exact';
  const at = (field: string) => ['value', field];
  if (shape === 'range' && (value.number === null || value.maximum === null)) {
    problems.push(problem(at('maximum'), 'Un intervalle a deux bornes.', 'A range has two bounds.'));
  }
  if (value.number !== null && value.maximum !== null && value.maximum < value.number) {
    problems.push(
      problem(
        at('maximum'),
        'L’intervalle est à l’envers : la borne haute est inférieure à la borne basse.',
        'The range is upside down: its upper bound is below its lower bound.',
      ),
    );
  }
  if ((value.comparator || shape === 'comparator') && value.number === null && value.numerator === null) {
    problems.push(
      problem(
        at('number'),
        'Un comparateur (plus de, environ…) porte sur un nombre : lequel ?',
        'A comparator (more than, about…) applies to a number: which one?',
      ),
    );
  }
  if ((shape === 'exact' || shape === 'change') && value.number === null) {
    problems.push(
      problem(
        at('number'),
        'Donnez le nombre, ou choisissez la forme « texte seul ».',
        'Give the number, or choose the “text only” shape.',
      ),
    );
  }
  if (shape === 'ratio' && value.number === null && (value.numerator === null || value.denominator === null)) {
    problems.push(
      problem(
        at('numerator'),
        'Un rapport a un numérateur et un dénominateur.',
        'A ratio has a numerator and a denominator.',
      ),
    );
  }
  if (value.denominator === 0)
    problems.push(
      problem(at('denominator'), 'Le dénominateur ne peut pas être zéro.', 'The denominator cannot be zero.'),
    );
  const limit = indicator?.maximum ?? null;
  for (const field of ['number', 'maximum'] as const) {
    const given = value[field];
    if (limit !== null && given !== null && given > limit) {
      problems.push(
        problem(
          at(field),
          `La valeur ${String(given)} dépasse ce que la définition de l’indicateur permet (${String(limit)}).`,
          `The value ${String(given)} is above what the definition of the indicator allows (${String(limit)}).`,
        ),
      );
    }
  }
  return problems;
}

function periodProblems(figure: KeyFigureDocument): PublicationProblem[] {
  const problems: PublicationProblem[] = [];
  for (const field of ['period_start', 'period_end'] as const) {
    const value = figure[field];
    if (value && !parseMoment(value)) problems.push(impossibleDate([field], value));
  }
  if (endsBeforeItStarts(figure.period_start, figure.period_end)) {
    problems.push(problem(['period_end'], 'La période finit avant de commencer.', 'The period ends before it starts.'));
  }
  return problems;
}
