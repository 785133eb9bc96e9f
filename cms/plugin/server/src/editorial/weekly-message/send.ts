/** Sends the weekly message by Strapi's e-mail plugin, where the configuration names recipients. */
import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { DEFAULT_TIME_ZONE, localDay } from 'ess-shared-types';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
import type { JobRun, Job } from '../../jobs/job';
import { lastPublications, upcomingEvents } from '../overview/overview';
import { sourceAlerts } from '../../intake/sources/alerts';
import { siteName } from '../presets';
import { itemsOf, summaryOf, type InReach } from '../review/page-of-queue';
import { reviewOf } from '../review/review';
import { REVIEWED_TYPES } from '../review/reviewed-document';
import { weeklyMessage, type Message } from './message';

const PRESSING = 10;
const SHOWN = 10;

/** What the e-mail plugin does, with the part of its shape that is relied on. */
interface EmailService {
  send(options: Message & { readonly to: string }): Promise<unknown>;
}

const everything = () => true;

export async function composeWeeklyMessage(strapi: Core.Strapi): Promise<Message> {
  const { config } = essOf(strapi);
  const { language } = config.weeklyMessage;
  const waiting = await reviewOf(strapi).waiting();
  const today = localDay(config.now(), DEFAULT_TIME_ZONE);
  const all = REVIEWED_TYPES.map((type) => uidOf(type));
  const reach = (uids: readonly string[]): InReach => new Map(uids.map((uid) => [uid, 'all']));
  // Names of people do not travel by mail.
  const told = reach(all.filter((uid) => uid !== uidOf('person')));
  const adminUrl: unknown = strapi.config.get('admin.absoluteUrl');
  return weeklyMessage({
    language,
    siteName: siteName(strapi),
    adminUrl: typeof adminUrl === 'string' ? adminUrl.replace(/\/$/, '') : '',
    summary: await summaryOf(strapi.db.connection, { reach: reach(all), today }, waiting),
    sources: await sourceAlerts(strapi, language),
    pressing: await itemsOf(
      strapi.db.connection,
      { reach: told, filters: { state: 'open' }, today },
      0,
      PRESSING,
      language,
    ),
    upcoming: await upcomingEvents(strapi, language, everything, SHOWN),
    publications: await lastPublications(strapi, language, everything, SHOWN),
  });
}

type Once = JobRun['once'];

/**
 * One mail each: nobody learns the address of the others. Returns how many left; rejects when one could not, so that it
 * is tried again. `once` keeps those that left from leaving again.
 */
export async function sendWeeklyMessage(strapi: Core.Strapi, once: Once = (_step, work) => work()): Promise<number> {
  const { recipients } = essOf(strapi).config.weeklyMessage;
  if (recipients.length === 0) return 0;
  const message = await composeWeeklyMessage(strapi);
  const email: EmailService = strapi.plugin('email').service('email');
  let sent = 0;
  const failures: unknown[] = [];
  for (const to of recipients) {
    try {
      // The address itself is not written down.
      await once(createHash('sha256').update(to).digest('hex'), async () => {
        await email.send({ to, ...message });
        sent += 1;
      });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `The weekly message could not be sent to ${String(failures.length)} recipients`);
  return sent;
}

/** On Monday, or in the day after where no server was up. */
export function weeklyMessageJob(strapi: Core.Strapi): Job | undefined {
  const { recipients, cron } = essOf(strapi).config.weeklyMessage;
  if (recipients.length === 0) return undefined;
  return {
    name: 'weekly-message',
    hours: cron,
    latest: 24 * 3_600_000,
    repeatable: true,
    run: async ({ once }) => {
      await sendWeeklyMessage(strapi, once);
    },
  };
}
