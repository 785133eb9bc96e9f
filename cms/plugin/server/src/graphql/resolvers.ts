/** Resolvers of the public schema: they translate arguments into a selection and ask the catalogue. */
import {
  ATTENDANCE_MODES, EVENT_KINDS, EVENT_STATUSES, FALLBACKS, keysOf, LANGUAGES, parseSelection, PLACE_STATES, REACHES, TEMPORAL_STATES,
  TERRITORY_LEVELS, toGraphqlEnum, toLanguage, WHENS, type TerritoryLevel,
} from 'ess-shared-types';
import { GraphQLError, GraphQLScalarType } from 'graphql';
import type { Catalogue } from '../catalogue/catalogue';
import { SelectionRefused } from '../catalogue/refusal';

/** Enumerations of the schema: GraphQL spelling to the kebab-case key used everywhere else. */
export const GRAPHQL_ENUMS: Readonly<Record<string, readonly string[]>> = {
  EssEventKind: keysOf(EVENT_KINDS),
  EssEventStatus: keysOf(EVENT_STATUSES),
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
    ...Object.fromEntries(Object.entries(GRAPHQL_ENUMS).map(([name, keys]) => [name, Object.fromEntries(keys.map((key) => [toGraphqlEnum(key), key]))])),
    EssRichText: new GraphQLScalarType({
      name: 'EssRichText',
      description: 'A long text as a tree of paragraphs, headings, lists, quotes and links; no HTML.',
    }),
    EssDay: new GraphQLScalarType({ name: 'EssDay', description: 'A day, `YYYY-MM-DD`.' }),
    Query: {
      essEvents: (_: unknown, args: Arguments) =>
        answering(async () => {
          const parsed = parseSelection(pairsOf(args));
          if (!parsed.ok) throw await catalogue().refusal(parsed.problems, languageOf(args));
          return catalogue().events(parsed.selection);
        }),
      essEvent: (_: unknown, args: Arguments) =>
        answering(async () => (await catalogue().eventBy({ slug: textOf(args.slug), id: textOf(args.id) }, languageOf(args))) ?? null),
      essTerritories: (_: unknown, args: Arguments) =>
        answering(() => catalogue().territoriesBy({
          codes: textsOf(args.code),
          name: textOf(args.name),
          levels: textsOf(args.level)?.filter((level): level is TerritoryLevel => level in TERRITORY_LEVELS),
          within: textsOf(args.within),
          ...pageOf(args),
        }, languageOf(args))),
      essOrganisations: (_: unknown, args: Arguments) =>
        answering(() => catalogue().organisations({ slugs: textsOf(args.slug), name: textOf(args.name), ...pageOf(args) }, languageOf(args))),
    },
  };
}

/** A refused selection is the caller's mistake: it is told what is wrong and what is allowed. */
async function answering<Answer>(answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof SelectionRefused)) throw error;
    throw new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT', problems: error.problems } });
  }
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
  if (!parsed.ok) throw new SelectionRefused(parsed.problems, languageOf(args));
  return { limit: parsed.selection.limit, cursor: parsed.selection.cursor };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const textsOf = (value: unknown): string[] | undefined => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined);
const languageOf = (args: Arguments) => toLanguage(textOf(args.lang));
