/**
 * Events of OpenAgenda in all the forms in which people have them: its export, its API v2 with and without `detailed`,
 * single events, and the same data in OpenDataSoft (JSON of both versions, rows of its CSV). Read loosely: a field that
 * is not as expected costs itself.
 */
import { z } from 'zod';

type Item = Readonly<Record<string, unknown>>;

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Keys under which a list of events stands. */
const LISTS = ['events', 'results', 'records', 'data', 'items'];

/** The events of an answer, still unchecked; `undefined` when it is none. */
export function eventsIn(json: unknown): readonly unknown[] | undefined {
  if (isList(json)) return json;
  if (!isItem(json)) return undefined;
  for (const key of LISTS) {
    const list = json[key];
    if (isList(list)) return list;
  }
  if (isItem(json.event)) return [json.event];
  return isEvent(json) ? [json] : undefined;
}

const isEvent = (item: Item): boolean =>
  ('uid' in item || 'slug' in item) && ('title' in item || 'title_fr' in item || 'timings' in item);

/** `{ fr: '...', en: '...' }`, or a bare text when one language was asked for. */
const multilingual = z
  .union([z.string(), z.record(z.string(), z.string().nullish().catch(undefined))])
  .nullish()
  .catch(undefined)
  .transform((value) => (typeof value === 'string' ? { fr: value } : (value ?? {})));
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(undefined)
  .transform((value) => (value === null || value === undefined || value === '' ? undefined : String(value)));
const number = z
  .union([z.number(), z.string().regex(/^-?\d+(?:\.\d+)?$/)])
  .nullish()
  .catch(undefined)
  .transform((value) => (value === null || value === undefined ? undefined : Number(value)));

/** A number, or what the API writes when it explains it: `{ id: 6, label: { fr: 'Annulé' } }`. */
const choice = z
  .unknown()
  .optional()
  .transform((value): number | undefined => {
    const id = Number(isItem(value) ? value.id : (value ?? undefined));
    return Number.isInteger(id) ? id : undefined;
  });

/** A list, one a language, or words with commas. */
const keywords = z
  .union([z.array(z.string()), z.string(), z.record(z.string(), z.union([z.array(z.string()), z.string()]).nullish())])
  .nullish()
  .catch(undefined)
  .transform((value): readonly string[] => {
    const chosen = isItem(value) ? (value.fr ?? Object.values(value).find(Boolean)) : value;
    if (typeof chosen === 'string') return chosen.split(/[,;|]/).map((word) => word.trim());
    return Array.isArray(chosen) ? chosen.filter((word) => typeof word === 'string') : [];
  });

const image = z
  .union([
    z.string(),
    z
      .object({ base: text, filename: text, url: text })
      .transform(({ base, filename, url }) => url ?? (base && filename ? `${base}${filename}` : undefined)),
  ])
  .nullish()
  .catch(undefined);

const timing = z
  .union([
    z.object({ begin: z.string(), end: text }),
    z.object({ start: z.string(), end: text }).transform(({ start, end }) => ({ begin: start, end })),
  ])
  .nullish()
  .catch(undefined);

const list = <Value extends z.ZodType>(item: Value) =>
  z
    .array(item)
    .nullish()
    .catch(undefined)
    .transform((values) => values ?? []);

/** `{ hi: true }`, `['hi']`, or what explains it: `{ hi: { label } }`. */
const accessibility = z
  .unknown()
  .optional()
  .transform((value): readonly string[] => {
    if (Array.isArray(value)) return value.filter((mark) => typeof mark === 'string');
    return isItem(value) ? Object.entries(value).flatMap(([mark, said]) => (said ? [mark] : [])) : [];
  });

export const openAgendaEventSchema = z.object({
  uid: z
    .union([z.number(), z.string()])
    .nullish()
    .catch(undefined)
    .transform((value) => (value === null || value === undefined ? undefined : String(value))),
  slug: text,
  title: multilingual,
  description: multilingual,
  longDescription: multilingual,
  conditions: multilingual,
  dateRange: multilingual,
  keywords,
  image,
  imageCredits: text,
  /** Links, e-mails and phone numbers in one list, or one text. */
  registration: z
    .union([
      z.array(
        z
          .union([
            z.string().transform((value) => ({ type: undefined, value })),
            z.object({ type: text, value: z.string() }),
          ])
          .nullish()
          .catch(undefined),
      ),
      z.string().transform((value) => value.split(/[,;]\s*/).map((part) => ({ type: undefined, value: part }))),
    ])
    .nullish()
    .catch(undefined)
    .transform((values) => (values ?? []).flatMap((value) => value ?? [])),
  accessibility,
  age: z.object({ min: number, max: number }).nullish().catch(undefined),
  /** ISO 8601 with offset. */
  timings: z
    .array(timing)
    .max(2000)
    .nullish()
    .catch(undefined)
    .transform((values) => values?.flatMap((value) => value ?? [])),
  firstTiming: timing,
  lastTiming: timing,
  nextTiming: timing,
  timezone: text,
  /** 1 on site, 2 online, 3 both. */
  attendanceMode: choice,
  onlineAccessLink: text,
  /** 1 scheduled, 2 rescheduled, 3 moved online, 4 postponed, 5 full, 6 cancelled. */
  status: choice,
  /** -1 refused, 0 to be checked, 1 ready, 2 published. */
  state: choice,
  draft: z.union([z.boolean(), z.number(), z.string()]).nullish().catch(undefined),
  removed: z.union([z.boolean(), z.number()]).nullish().catch(undefined),
  canonicalUrl: text,
  location: z
    .object({
      name: text,
      address: text,
      city: text,
      postalCode: text,
      insee: text,
      department: text,
      timezone: text,
      latitude: number,
      longitude: number,
      access: multilingual,
    })
    .nullish()
    .catch(undefined),
  originAgenda: z.object({ title: text, slug: text }).nullish().catch(undefined),
  extIds: list(
    z
      .object({ value: z.union([z.string(), z.number()]).transform(String) })
      .nullish()
      .catch(undefined),
  ).transform((values) => values.flatMap((value) => value ?? [])),
});

export type OpenAgendaEvent = z.output<typeof openAgendaEventSchema>;

/** One event in the form of the API, whatever the form in which it came. */
export function asEvent(item: unknown): unknown {
  if (!isItem(item)) return item;
  const fields = isItem(item.fields)
    ? item.fields
    : isItem(item.record) && isItem(item.record.fields)
      ? item.record.fields
      : item;
  return isFlat(fields) ? unflattened(fields) : fields;
}

/** Columns of OpenDataSoft: `title_fr`, `firstdate_begin`, `location_city`. */
export const isFlat = (fields: Item): boolean => FLAT_MARKS.some((name) => name in fields);
const FLAT_MARKS = ['title_fr', 'firstdate_begin', 'location_city', 'location_name', 'daterange_fr'];

/** Texts that hold JSON are read: cells of a CSV, and some fields of the JSON too. */
function cell(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const trimmed = value.trim();
  if (trimmed === '') return undefined;
  if (!/^[[{]/.test(trimmed)) return trimmed;
  try {
    return JSON.parse(trimmed) as unknown;
  } catch {
    return trimmed;
  }
}

function unflattened(fields: Item): Item {
  const get = (name: string): unknown => cell(fields[name]);
  const languages = (name: string) =>
    Object.fromEntries(
      ['fr', 'en'].flatMap((language) => {
        const value = get(`${name}_${language}`);
        return typeof value === 'string' || Array.isArray(value) ? [[language, value]] : [];
      }),
    );
  const timingOf = (begin: string, end: string) => {
    const start = get(begin);
    return typeof start === 'string' ? { begin: start, end: get(end) } : undefined;
  };
  const [latitude, longitude] = coordinates(get('location_coordinates'));
  const accepted = get('accessibility');
  return {
    uid: get('uid'),
    slug: get('slug'),
    title: languages('title'),
    description: languages('description'),
    longDescription: languages('longdescription'),
    conditions: languages('conditions'),
    dateRange: languages('daterange'),
    keywords: languages('keywords'),
    image: get('originalimage') ?? get('image'),
    imageCredits: get('imagecredits'),
    registration: get('registration'),
    accessibility: typeof accepted === 'string' ? accepted.split(/[,;]\s*/) : accepted,
    age: { min: get('age_min'), max: get('age_max') },
    timings: get('timings'),
    firstTiming: timingOf('firstdate_begin', 'firstdate_end'),
    lastTiming: timingOf('lastdate_begin', 'lastdate_end') ?? timingOf('lastdate_end', 'lastdate_end'),
    attendanceMode: get('attendancemode'),
    onlineAccessLink: get('onlineaccesslink'),
    status: get('status'),
    canonicalUrl: get('canonicalurl'),
    location: {
      name: get('location_name'),
      address: get('location_address'),
      city: get('location_city'),
      postalCode: get('location_postalcode'),
      insee: get('location_insee'),
      department: get('location_department'),
      latitude,
      longitude,
      access: languages('location_access'),
    },
    originAgenda: { title: get('originagenda_title') },
  };
}

/** `{ lat, lon }`, `[lat, lon]` or « 47.6, -0.2 ». */
function coordinates(value: unknown): readonly [unknown, unknown] {
  if (isItem(value)) return [value.lat ?? value.latitude, value.lon ?? value.lng ?? value.longitude];
  const parts: unknown[] =
    typeof value === 'string' ? value.split(',').map((part) => part.trim()) : Array.isArray(value) ? value : [];
  return [parts[0], parts[1]];
}

export const openAgendaPageSchema = z.object({
  events: z.array(z.unknown()),
  total: z.number().optional().catch(undefined),
  /** Where the next page starts. */
  after: z
    .array(z.union([z.string(), z.number()]))
    .nullish()
    .catch(undefined),
});
