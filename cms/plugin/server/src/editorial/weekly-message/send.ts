/** Sends the weekly message by Strapi's e-mail plugin, where the configuration names recipients. */
import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
import type { JobRun, Job } from '../../jobs/job';
import { lastPublications, upcomingEvents } from '../overview/overview';
import { siteName } from '../presets';
import { summaryOf } from '../review/page-of-queue';
import { reviewItems } from '../review/queue';
import { weeklyMessage, type Message } from './message';

const PRESSING = 10;
const SHOWN = 10;

/** What the e-mail plugin does, with the part of its shape that is relied on. */
interface EmailService {
  send(options: Message & { readonly to: string }): Promise<unknown>;
}

const everything = () => true;

export async function composeWeeklyMessage(strapi: Core.Strapi): Promise<Message> {
  const { language } = essOf(strapi).config.weeklyMessage;
  const items = await reviewItems(strapi, language, everything);
  const adminUrl: unknown = strapi.config.get('admin.absoluteUrl');
  return weeklyMessage({
    language,
    siteName: siteName(strapi),
    adminUrl: typeof adminUrl === 'string' ? adminUrl.replace(/\/$/, '') : '',
    summary: summaryOf(items),
    // Names of people do not travel by mail.
    pressing: items.filter(({ state, uid }) => state === 'open' && uid !== uidOf('person')).slice(0, PRESSING),
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
