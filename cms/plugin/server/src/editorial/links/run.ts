/** One run of the link checker over what is published, and its nightly appointment. */
import type { Core } from '@strapi/strapi';
import { essOf, publicUrl } from '../../ess';
import { REVIEWED_TYPES } from '../review/reviewed-document';
import { publishedDocuments } from '../review/reviewed-documents';
import { checkLinks } from './check-links';
import { dueLinks, stateAfter, type LinkState } from './link-state';
import { linksOf } from './links-of';
import { forgetLinks, keepLinkState, linkStates } from './stored-states';
import { userAgent } from './visit';

const TIMEOUT = 20_000;

export interface LinkCheckReport {
  readonly checked: number;
  readonly dead: number;
}

/** Asks the addresses that are due, those never asked first, at most `linkCheck.perRun`. */
export async function runLinkCheck(strapi: Core.Strapi, signal?: AbortSignal): Promise<LinkCheckReport> {
  const { config } = essOf(strapi);
  const knex = strapi.db.connection;
  const now = config.now();
  const states = await linkStates(knex);
  const given = await publishedLinks(strapi, now);
  await forgetLinks(
    knex,
    [...states.keys()].filter((url) => !given.has(url)),
  );
  const due = dueLinks(given, states, now, config.linkCheck.perRun);
  const after: LinkState[] = [];
  await checkLinks(
    due,
    {
      ...config.intake,
      timeout: TIMEOUT,
      delay: config.linkCheck.delay,
      userAgent: userAgent(publicUrl(strapi)),
      ...(signal ? { signal } : {}),
    },
    async (url, verdict) => {
      // What was interrupted says nothing of the address.
      if (signal?.aborted) return;
      const state = stateAfter(states.get(url), verdict, config.now());
      after.push(state);
      await keepLinkState(knex, url, state);
    },
  );
  return { checked: after.length, dead: after.filter(({ status }) => status === 'dead').length };
}

/** Every address that the public finds in an entry, each once.  */
async function publishedLinks(strapi: Core.Strapi, now: number): Promise<ReadonlySet<string>> {
  const urls = new Set<string>();
  for (const type of REVIEWED_TYPES)
    for (const document of await publishedDocuments(strapi, type))
      for (const { url } of linksOf(document, now)) urls.add(url);
  return urls;
}

/** Where the configuration says when. Returns what ends a run that is under way. */
export function scheduleLinkCheck(strapi: Core.Strapi): () => void {
  const { cron } = essOf(strapi).config.linkCheck;
  const stop = new AbortController();
  if (cron !== null)
    strapi.cron.add({
      'ess:link-check': {
        task: async () => {
          try {
            const { checked, dead } = await runLinkCheck(strapi, stop.signal);
            if (checked > 0) strapi.log.info(`Liens : ${String(checked)} vérifiés, dont ${String(dead)} morts`);
          } catch (error) {
            if (!stop.signal.aborted) strapi.log.error('The link check failed', error);
          }
        },
        options: { rule: cron, tz: 'Europe/Paris' },
      },
    });
  return () => stop.abort();
}
