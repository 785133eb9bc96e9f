/** Configuration of the plugin, read and checked once. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isHours } from './jobs/hours';

/** When a job is done: a cron expression, seconds first, in Paris. */
const hours = z.string().refine(isHours, { error: 'A cron expression, seconds first, such as 0 20 2 * * *' });

const configSchema = z.object({
  /** Loads the Code officiel géographique at start; a second start changes nothing. */
  territories: z.boolean().default(true),
  /** Folder of corpus files to load at start; none by default. */
  corpus: z.string().nullish(),
  /** Loads the demonstration entries, dated relative to the day they are loaded, and serves `/ess/demo/`. */
  demo: z.boolean().default(false),
  /** Folder of the built widgets. */
  widgets: z.string().nullish(),
  /** Folder of the released widgets, one folder a version: their operations stay answered. */
  releases: z.string().nullish(),
  /** Folder of the example pages served under `/ess/demo/`. */
  examples: z.string().nullish(),
  /** What one request to the open GraphQL endpoint may hold. */
  graphqlLimits: z
    .object({
      /** Fields inside each other. */
      depth: z.int().positive().default(10),
      aliases: z.int().positive().default(10),
      directives: z.int().positive().default(10),
      /** Lists and entries asked for, under whatever name. */
      roots: z.int().positive().default(5),
      /** Words, numbers and punctuation. */
      tokens: z.int().positive().default(1000),
      /** Fields, each level counting 1.5 times the one above. */
      cost: z.int().positive().default(3000),
      /** The whole body, variables included. */
      bodyBytes: z.int().positive().default(65_536),
    })
    .prefault({}),
  /** The audit journal of the administration. */
  journal: z
    .object({
      /** After how many months a line is forgotten. */
      months: z.int().positive().default(12),
    })
    .prefault({}),
  /** Under which name public pages say who entered what people without an organisation type; the host by default. */
  siteName: z.string().nullish(),
  /** How the home page presents itself. */
  site: z
    .object({
      /** Whether `/` and `/robots.txt` are ours too: the site of the host keeps them unless it says so. */
      isRoot: z.boolean().default(false),
      /** One sentence: what this is, for whom. */
      sentence: z
        .string()
        .nullish()
        .transform((text) => text || null),
      /** Address of a picture, as high as two lines of text. */
      logo: z
        .string()
        .nullish()
        .transform((url) => url || null),
      /** `#0b5c8a`: a line across the top. */
      colour: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i, { error: 'A colour such as #0b5c8a' })
        .nullish()
        .transform((colour) => colour ?? null),
      /** Searches that the home page offers. */
      examples: z.array(z.string()).default([]),
      /** Addresses of whoever publishes: to write to them, and their legal notice. */
      contactUrl: z
        .string()
        .nullish()
        .transform((url) => url || null),
      legalUrl: z
        .string()
        .nullish()
        .transform((url) => url || null),
    })
    .prefault({}),
  /** After how many months a person who took part in an event is reduced to their function; never by default. */
  peopleReduction: z.object({ months: z.int().positive().nullable().default(null) }).prefault({}),
  /** Connections to the database beside Strapi’s own; they have all options that the host gave to Strapi’s. */
  database: z
    .object({
      /** Most connections that answer readers at once. */
      readerConnections: z.int().positive().default(5),
      /** PostgreSQL’s address of a replica that answers readers. */
      replicaUrl: z
        .string()
        .nullish()
        .transform((url) => url || null),
      /** PostgreSQL’s address without the pooler that stands before it: to be woken by changes made on other servers. */
      directUrl: z
        .string()
        .nullish()
        .transform((url) => url || null),
      /** Folder in which a server writes how far it has seen the database go, to notice a restored backup; none by default. */
      watermarks: z
        .string()
        .nullish()
        .transform((folder) => folder || null),
    })
    .prefault({}),
  /** How public addresses are answered. */
  delivery: z
    .object({
      /** Finished answers kept in memory. */
      cacheMegabytes: z.number().positive().default(64),
      /** Folder of the last good copies, for when the database is away; none by default. */
      copies: z.string().nullish(),
      copiesMegabytes: z.number().positive().default(200),
      /** Answers that are not ready yet, which one client address may ask for: at once, then by second. */
      rate: z
        .object({ burst: z.number().min(1).default(120), perSecond: z.number().positive().default(20) })
        .prefault({}),
      /** Addresses or networks of the proxies whose `X-Forwarded-For` is believed. */
      trustedProxies: z.array(z.string()).default([]),
      /** Seconds during which a server that is told to stop still listens after `/ess/ready` said so; none after Ctrl+C. */
      stopDelay: z.number().min(0).max(300).default(3),
      /** Seconds that requests under way are then given to finish. */
      stopPatience: z.number().min(0).max(300).default(20),
      /** A file to which requests are logged, or `-` for the standard output; none by default. */
      accessLog: z.string().nullish(),
      /** A shared cache that is told of changes; `s-maxage` is said only where there is one. */
      sharedCache: z
        .object({
          maxAge: z.int().positive(),
          purgeUrl: z.url(),
          purgeHeaders: z.record(z.string(), z.string()).default({}),
        })
        .nullish(),
    })
    .prefault({}),
  /** How imports and the link checker read addresses. */
  intake: z
    .object({
      /** Lets private and loopback addresses be read: only for tests and networks without internet. */
      allowPrivateAddresses: z.boolean().default(false),
      ports: z.array(z.int().min(1).max(65_535)).default([80, 443]),
    })
    .prefault({}),
  /** The review queue « À vérifier ». */
  review: z
    .object({
      /** A figure whose period ended more years ago is old. */
      figureYears: z.int().positive().default(5),
      /** A rendez-vous that was over more months ago is no longer asked for a replay or a write-up. */
      followUpMonths: z.int().positive().default(12),
    })
    .prefault({}),
  /** The link checker asks the addresses that published entries give. */
  linkCheck: z
    .object({
      /** When it runs, seconds first, `0 20 2 * * *`; never by default. */
      cron: hours.nullable().default(null),
      /** Most addresses asked in one run, beside those that fail; by default as many as come round in a week. */
      perRun: z.int().positive().nullable().default(null),
      /** Milliseconds between two requests to one server, unless its robots.txt asks for more. */
      delay: z.int().nonnegative().default(2000),
    })
    .prefault({}),
  /** A weekly message by Strapi’s e-mail plugin: what is to check, what comes, what was published. */
  weeklyMessage: z
    .object({
      /** Nothing is sent while there is nobody to send it to. */
      recipients: z.array(z.email()).default([]),
      cron: hours.default('0 0 8 * * 1'),
      language: z.enum(['fr', 'en']).default('fr'),
    })
    .prefault({}),
  /** How the server is seen from outside. */
  monitoring: z
    .object({
      /** Opens `/ess/metrics` to whoever sends it as a bearer token; there is no such address without one. */
      metricsToken: z.string().min(16).nullish(),
      logFormat: z.enum(['text', 'json']).default('text'),
      /** Statements that take as long are logged, without their values; `0` for none. */
      slowQueryMilliseconds: z.int().nonnegative().default(1_000),
    })
    .prefault({}),
  /** The clock, for tests at fixed instants. */
  now: z.custom<() => number>((value) => typeof value === 'function').default(() => Date.now),
});

export type EssConfig = z.output<typeof configSchema>;

export function readConfig(strapi: Core.Strapi): EssConfig {
  const parsed = configSchema.safeParse(strapi.config.get('plugin::ess'));
  if (!parsed.success) throw new Error(`Configuration of the ESS plugin: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

export const defaultConfig = { demo: false };
