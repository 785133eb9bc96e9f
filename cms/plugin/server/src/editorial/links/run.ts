/** One run of the link checker over what is published, and its nightly job. */
import type { Core } from '@strapi/strapi';
import { essOf, publicUrl } from '../../ess';
import type { Job } from '../../jobs/job';
import { REVIEWED_TYPES } from '../review/reviewed-document';
import { publishedDocuments } from '../review/reviewed-documents';
import { checkLinks } from './check-links';
import { dueLinks, linksOfOneRun, stateAfter, type LinkState } from './link-state';
import { linksOf } from './links-of';
import { forgetLinks, keepLinkState, linkStates } from './stored-states';
import { userAgent } from './visit';

const TIMEOUT = 20_000;
const HOUR = 3_600_000;

export interface LinkCheckReport {
  readonly checked: number;
  readonly dead: number;
}

/** Asks the addresses that are due, those that fail first; of the others as many as `linkCheck.perRun` says. */
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
  const due = dueLinks(given, states, now, config.linkCheck.perRun ?? linksOfOneRun(given.size));
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
    for await (const document of publishedDocuments(strapi, type))
      for (const { url } of linksOf(document, now)) urls.add(url);
  return urls;
}

/** Where the configuration says when. Begun again, it goes on with the addresses that were not asked yet. */
export function linkCheckJob(strapi: Core.Strapi): Job | undefined {
  const { cron } = essOf(strapi).config.linkCheck;
  if (cron === null) return undefined;
  return {
    name: 'link-check',
    hours: cron,
    latest: 4 * HOUR,
    repeatable: true,
    run: async ({ signal }) => {
      const { checked, dead } = await runLinkCheck(strapi, signal);
      if (checked > 0) strapi.log.info(`Liens : ${String(checked)} vérifiés, dont ${String(dead)} morts`);
    },
  };
}
