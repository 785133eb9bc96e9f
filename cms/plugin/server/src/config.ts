/** Configuration of the plugin, read and checked once. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';

const configSchema = z.object({
  /** Loads the Code officiel géographique at start; a second start changes nothing. */
  territories: z.boolean().default(true),
  /** Folder of corpus files to load at start; none by default. */
  corpus: z.string().nullish(),
  /** Loads the demonstration entries, dated relative to the day they are loaded, and serves `/ess/demo/`. */
  demo: z.boolean().default(false),
  /** Folder of the built widgets. */
  widgets: z.string().nullish(),
  /** Folder of the example pages served under `/ess/demo/`. */
  examples: z.string().nullish(),
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
