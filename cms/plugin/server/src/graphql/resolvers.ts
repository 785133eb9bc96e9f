/** Resolvers of the public schema: they translate arguments into a selection and ask the catalogue. */
import {
  ATTENDANCE_MODES,
  COLLECTION_NAMES,
  COLLECTIONS,
  DISPOSITIF_NATURES,
  DISPOSITIF_STATUSES,
  EVENT_KINDS,
  EVENT_STATUSES,
  FALLBACKS,
  FIGURE_SCOPES,
  FIGURE_STATUSES,
  INITIATIVE_STAGES,
  keysOf,
  LANGUAGES,
  parseSelection,
  PLACE_STATES,
  REACHES,
  RESOURCE_KINDS,
  SELECTION_RULES,
  TEMPORAL_STATES,
  TERRITORY_LEVELS,
  toGraphqlEnum,
  toLanguage,
  WHENS,
  type Collection,
  type TerritoryLevel,
} from 'ess-shared-types';
import { GraphQLError, GraphQLScalarType } from 'graphql';
import type { Catalogue } from '../catalogue/catalogue';
import { SelectionRefused } from '../catalogue/refusal';
import { argumentProblems } from './argument-limits';

/** Enumerations of the schema: GraphQL spelling to the kebab-case key used everywhere else. */
export const GRAPHQL_ENUMS: Readonly<Record<string, readonly string[]>> = {
  EssEventKind: keysOf(EVENT_KINDS),
  EssEventStatus: keysOf(EVENT_STATUSES),
  EssResourceKind: keysOf(RESOURCE_KINDS),
  EssFigureScope: keysOf(FIGURE_SCOPES),
  EssFigureStatus: keysOf(FIGURE_STATUSES),
  EssInitiativeStage: keysOf(INITIATIVE_STAGES),
  EssDispositifNature: keysOf(DISPOSITIF_NATURES),
  EssDispositifStatus: keysOf(DISPOSITIF_STATUSES),
  EssAttendance: keysOf(ATTENDANCE_MODES),
  EssPlaceState: keysOf(PLACE_STATES),
  EssPrecision: ['year', 'month', 'day', 'time'],
  EssTemporalState: TEMPORAL_STATES,
  EssTerritoryLevel: keysOf(TERRITORY_LEVELS),
  EssLanguage: LANGUAGES,
  EssReach: REACHES,
  EssFallback: FALLBACKS,
  EssWhen: WHENS,
};

type Arguments = Readonly<Record<string, unknown>>;

export function createResolvers(catalogue: () => Catalogue) {
  return {
    ...Object.fromEntries(
      Object.entries(GRAPHQL_ENUMS).map(([name, keys]) => [
        name,
        Object.fromEntries(keys.map((key) => [toGraphqlEnum(key), key])),
      ]),
    ),
    EssRichText: new GraphQLScalarType({
      name: 'EssRichText',
      description: 'A long text as a tree of paragraphs, headings, lists, quotes and links; no HTML.',
    }),
    EssDay: new GraphQLScalarType({ name: 'EssDay', description: 'A day, `YYYY-MM-DD`.' }),
    Query: {
      ...Object.fromEntries(COLLECTION_NAMES.flatMap((name) => fieldsOf(name, catalogue))),
      essVocabularies: resolver(async (args) => {
        const nodes = await catalogue().vocabularies(textsOf(args.slug), languageOf(args));
        return { nodes, total: nodes.length, asOf: catalogue().asOf() };
      }),
      essSelection: resolver(
        async (args) => (await catalogue().savedSelection(textOf(args.slug) ?? '', languageOf(args))) ?? null,
      ),
      essTerritories: resolver((args) =>
        catalogue().territoriesBy(
          {
            codes: textsOf(args.code),
            name: textOf(args.name),
            levels: textsOf(args.level)?.filter((level): level is TerritoryLevel => level in TERRITORY_LEVELS),
            within: textsOf(args.within),
            ...pageOf(args),
          },
          languageOf(args),
        ),
      ),
      essOrganisations: resolver((args) =>
        catalogue().organisations(
          { slugs: textsOf(args.slug), name: textOf(args.name), ...pageOf(args) },
          languageOf(args),
        ),
      ),
    },
  };
}

/** A list and an entry of a collection: `essKeyFigures`, `essKeyFigure`. */
function fieldsOf(name: Collection, catalogue: () => Catalogue) {
  const field = `ess-${COLLECTIONS[name].kind}`.replaceAll(/-./g, (letters) => letters.slice(1).toUpperCase());
  const list = resolver(async (args) => {
    const parsed = parseSelection(pairsOf(args), { rules: SELECTION_RULES[name] });
    if (!parsed.ok) throw await catalogue().refusal(parsed.problems, languageOf(args), parsed.others);
    return catalogue().entries(name, parsed.selection);
  });
  const item = resolver(
    async (args) =>
      (await catalogue().entry(name, { slug: textOf(args.slug), id: textOf(args.id) }, languageOf(args))) ?? null,
  );
  return [
    [`${field}s`, list],
    [field, item],
  ] as const;
}

/** A refused selection is the caller's mistake: it is told what is wrong and what is allowed. */
function resolver<Answer>(answer: (args: Arguments) => Promise<Answer>) {
  return async (_: unknown, args: Arguments): Promise<Answer> => {
    try {
      const problems = argumentProblems(args);
      if (problems.length > 0) throw new SelectionRefused(problems, languageOf(args));
      return await answer(args);
    } catch (error) {
      if (!(error instanceof SelectionRefused)) throw error;
      const { problems, others } = error;
      throw new GraphQLError(error.message, {
        extensions: { code: 'BAD_USER_INPUT', problems, ...(others > 0 ? { otherProblems: others } : {}) },
      });
    }
  };
}

/** Arguments as the pairs of the selection grammar; lists become repeated names. */
function* pairsOf(args: Arguments): Generator<[string, string]> {
  for (const [name, value] of Object.entries(args)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== null && item !== undefined) yield [name, String(item)];
    }
  }
}

function pageOf(args: Arguments): { limit: number | undefined; cursor: string | undefined } {
  const parsed = parseSelection([...pairsOf(args)].filter(([name]) => name === 'limit' || name === 'cursor'));
  if (!parsed.ok) throw new SelectionRefused(parsed.problems, languageOf(args), parsed.others);
  return { limit: parsed.selection.limit, cursor: parsed.selection.cursor };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const textsOf = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
const languageOf = (args: Arguments) => toLanguage(textOf(args.lang));
