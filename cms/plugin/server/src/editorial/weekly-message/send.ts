/** Sends the weekly message by Strapi's e-mail plugin, where the configuration names recipients. */
import type { Core } from '@strapi/strapi';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
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

/** One mail each: nobody learns the address of the others. Returns how many left. */
export async function sendWeeklyMessage(strapi: Core.Strapi): Promise<number> {
  const { recipients } = essOf(strapi).config.weeklyMessage;
  if (recipients.length === 0) return 0;
  const message = await composeWeeklyMessage(strapi);
  const email: EmailService = strapi.plugin('email').service('email');
  let sent = 0;
  for (const to of recipients) {
    try {
      await email.send({ to, ...message });
      sent += 1;
    } catch (error) {
      strapi.log.error('The weekly message could not be sent to one of its recipients', error);
    }
  }
  return sent;
}

export function scheduleWeeklyMessage(strapi: Core.Strapi): void {
  const { recipients, cron } = essOf(strapi).config.weeklyMessage;
  if (recipients.length === 0) return;
  strapi.cron.add({
    'ess:weekly-message': {
      task: async () => {
        try {
          await sendWeeklyMessage(strapi);
        } catch (error) {
          strapi.log.error('The weekly message could not be written', error);
        }
      },
      options: { rule: cron, tz: 'Europe/Paris' },
    },
  });
}
