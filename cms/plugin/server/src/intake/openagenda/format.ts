/**
 * The JSON of OpenAgenda, as its export and its API v2 give it (`events.v2.json`, `/v2/agendas/<uid>/events?detailed=1`):
 * read loosely, for agendas add fields of their own.
 */
import { z } from 'zod';

/** `{ fr: '...', en: '...' }`, or a bare text when one language was asked for. */
const multilingual = z
  .union([z.string(), z.record(z.string(), z.string().nullish())])
  .nullish()
  .catch(undefined)
  .transform((value) => (typeof value === 'string' ? { fr: value } : (value ?? {})));
const text = z.string().nullish().catch(undefined);
const number = z.coerce.number().nullish().catch(undefined);
const identifier = z.union([z.number(), z.string()]).transform(String);

const keywords = z
  .union([z.array(z.string()), z.record(z.string(), z.array(z.string()).nullish())])
  .nullish()
  .catch(undefined)
  .transform((value) => (Array.isArray(value) ? value : (value?.fr ?? Object.values(value ?? {})[0] ?? [])));

const image = z
  .union([
    z.string(),
    z
      .object({ base: text, filename: text })
      .transform(({ base, filename }) => (base && filename ? `${base}${filename}` : undefined)),
  ])
  .nullish()
  .catch(undefined);

export const openAgendaEventSchema = z.object({
  uid: identifier,
  slug: text,
  title: multilingual,
  description: multilingual,
  longDescription: multilingual,
  conditions: multilingual,
  keywords,
  image,
  imageCredits: text,
  /** Links, e-mails and phone numbers in one list. */
  registration: z
    .array(
      z.union([
        z.string().transform((value) => ({ type: undefined, value })),
        z.object({ type: text, value: z.string() }),
      ]),
    )
    .nullish()
    .catch(undefined)
    .transform((value) => value ?? []),
  accessibility: z.record(z.string(), z.unknown()).nullish().catch(undefined),
  /** ISO 8601 with offset. */
  timings: z
    .array(z.object({ begin: z.string(), end: text }))
    .max(1000)
    .default([]),
  timezone: text,
  /** 1 on site, 2 online, 3 both. */
  attendanceMode: number,
  onlineAccessLink: text,
  /** 1 scheduled, 2 rescheduled, 3 moved online, 4 postponed, 5 full, 6 cancelled. */
  status: number,
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
  extIds: z
    .array(z.object({ value: z.union([z.string(), z.number()]).transform(String) }))
    .nullish()
    .catch(undefined)
    .transform((value) => value ?? []),
});

export type OpenAgendaEvent = z.output<typeof openAgendaEventSchema>;

export const openAgendaExportSchema = z.object({
  events: z.array(z.unknown()),
  total: z.number().optional().catch(undefined),
  /** Where the next page starts. */
  after: z
    .array(z.union([z.string(), z.number()]))
    .nullish()
    .catch(undefined),
});
