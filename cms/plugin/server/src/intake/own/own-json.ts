/** The agenda of another instance of this product, as its own JSON gives it: nothing is guessed. Pure. */
import {
  ATTENDANCE_MODES,
  boundsOf,
  EVENT_STATUSES,
  HALF_DAYS,
  INVOLVEMENT_ROLES,
  isKeyOf,
  type VocabularyEntry,
} from 'ess-shared-types';
import { z } from 'zod';
import { plainText } from '../../formats/plain-text';
import { words } from '../../content-types/words';
import { Problems, type RawEvent, type RawInvolvement, type RawPlace, type ReadSource } from '../incoming/raw-event';

const text = z
  .string()
  .nullish()
  .catch(undefined)
  .transform((value) => value ?? undefined);
const number = z
  .number()
  .nullish()
  .catch(undefined)
  .transform((value) => value ?? undefined);
/** A value of a closed list, by its key: one that is unknown here is not taken. */
const keyOf = <Key extends string>(vocabulary: Readonly<Record<Key, VocabularyEntry>>) =>
  z
    .object({ key: z.string() })
    .nullish()
    .catch(undefined)
    .transform((value): Key | undefined => (value && isKeyOf(vocabulary, value.key) ? value.key : undefined));
const list = <Item extends z.ZodType>(item: Item) => z.array(item).catch([]);
const labelled = list(z.object({ label: z.string() }));

const leaf = z.object({ type: z.literal('text'), text: z.string() });
const inlines = z.array(
  z.union([leaf, z.object({ type: z.literal('link'), url: z.string(), children: z.array(leaf) })]),
);
const body = list(
  z.union([
    z.object({ type: z.enum(['paragraph', 'quote']), children: inlines }),
    z.object({ type: z.literal('heading'), level: z.number(), children: inlines }),
    z.object({ type: z.literal('list'), format: z.enum(['ordered', 'unordered']), items: z.array(inlines) }),
  ]),
);

const placeSchema = z.object({
  state: text,
  name: text,
  street: text,
  postalCode: text,
  territory: z.object({ code: z.string(), name: z.string(), department: text }).nullish().catch(undefined),
  labelAsPrinted: text,
  accessInformation: text,
  accessibility: text,
  latitude: number,
  longitude: number,
});

const eventSchema = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  summary: text,
  body,
  kind: z.object({ key: z.string() }),
  status: keyOf(EVENT_STATUSES),
  attendance: keyOf(ATTENDANCE_MODES),
  occurrences: list(
    z.object({
      start: z.string(),
      end: text,
      halfDay: keyOf(HALF_DAYS),
      yearInferred: z.boolean().catch(false),
      timeZone: z.string(),
    }),
  ),
  recurring: z.object({ text: z.string() }).nullish().catch(undefined),
  places: list(placeSchema),
  onlineAccesses: list(z.object({ url: text })),
  registration: z
    .object({ url: text, deadline: text, fee: text, capacity: number, audience: text })
    .nullish()
    .catch(undefined),
  involvements: list(
    z.object({
      role: keyOf(INVOLVEMENT_ROLES),
      organisation: z.object({ name: z.string() }).nullish().catch(undefined),
      labelAsPrinted: text,
    }),
  ),
  topics: labelled,
  audiences: labelled,
  image: z.object({ url: text, credit: text, licence: text, alternativeText: text }).nullish().catch(undefined),
  pageUrl: text,
});

/** One page of a list, or the answer of one event. */
const answerSchema = z.object({
  collection: z.literal('agenda'),
  nodes: z.array(z.unknown()).optional(),
  node: z.unknown().optional(),
  links: z.object({ next: text }).optional().catch(undefined),
});

export interface OwnAnswer {
  readonly events: readonly unknown[];
  /** Address of the next page. */
  readonly next: string | undefined;
}

/** `undefined` for what is not an answer of this product. */
export function ownAnswer(json: unknown): OwnAnswer | undefined {
  const { nodes, node, links } = answerSchema.safeParse(json).data ?? {};
  const events = nodes ?? (node === undefined ? undefined : [node]);
  return events && { events, next: links?.next };
}

/** @param most Of the events that are read. */
export function readOwnEvents(events: readonly unknown[], most: number): Omit<ReadSource, 'notes'> {
  const problems = new Problems();
  const read = events.slice(0, most).flatMap((item, index): RawEvent[] => {
    const parsed = eventSchema.safeParse(item);
    if (parsed.success) return [rawEvent(parsed.data, index + 1)];
    problems.add(
      index + 1,
      words('Ce rendez-vous n’a pas la forme attendue', 'This event does not have the expected form'),
      parsed.error.issues[0]?.path.join('.'),
    );
    return [];
  });
  return { events: read, problems: problems.listed, problemCount: problems.count };
}

function rawEvent(event: z.output<typeof eventSchema>, position: number): RawEvent {
  const [place, ...otherPlaces] = event.places.map(rawPlace);
  const { image, registration } = event;
  return {
    position,
    sourceId: event.id,
    title: event.title,
    summary: event.summary,
    description: plainText(event.body) || undefined,
    page: event.pageUrl,
    kind: event.kind.key,
    status: event.status,
    attendance: event.attendance,
    occurrences: event.occurrences.filter((occurrence) => boundsOf(occurrence)),
    recurrenceText: event.recurring?.text,
    place,
    otherPlaces,
    onlineUrl: event.onlineAccesses.map(({ url }) => url).find((url) => url !== undefined),
    registrationUrl: registration?.url,
    registrationDeadline: registration?.deadline,
    fee: registration?.fee,
    capacity: registration?.capacity,
    audience: registration?.audience,
    involvements: event.involvements.flatMap(({ role, organisation, labelAsPrinted }): RawInvolvement[] => {
      const name = organisation?.name ?? labelAsPrinted;
      return role === undefined || name === undefined ? [] : [{ role, name }];
    }),
    categories: [...event.topics, ...event.audiences].map(({ label }) => label),
    images:
      image?.url === undefined
        ? []
        : [{ url: image.url, credit: image.credit, licence: image.licence, alternative: image.alternativeText }],
    contacts: [],
    notes: [],
  };
}

const rawPlace = ({ state, territory, labelAsPrinted, ...said }: z.output<typeof placeSchema>): RawPlace => ({
  ...said,
  isOption: state === 'option',
  inseeCode: /^COMD?-(\d[\dAB]\d{3})$/.exec(territory?.code ?? '')?.[1],
  city: territory?.name,
  department: territory?.department,
  text: territory ? undefined : labelAsPrinted,
});
