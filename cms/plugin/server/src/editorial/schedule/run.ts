/** Does what was scheduled when its hour has come, with the rights that its author has then. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Language } from 'ess-shared-types';
import { adminUserOf, onBehalf } from '../../access/current-user';
import { reachOf } from '../../access/reach';
import { strapiServices } from '../../access/strapi-services';
import { LISTED_KINDS } from '../../catalogue/listed-kinds';
import { essOf } from '../../ess';
import { kindOfUid, PUBLISHED_TYPES } from '../../publication/types';
import { dueSchedules, failSchedule, forgetSchedule, type ScheduledChange } from './schedules';

const NO_ACCOUNT = 'Le compte qui l’avait programmé n’existe plus ou n’est plus actif.';
const NOT_ALLOWED: Readonly<Record<Language, string>> = {
  fr: 'La fiche n’existe plus, ou la personne qui l’avait programmé n’a plus le droit de la publier.',
  en: 'The entry is gone, or who scheduled this may not publish it any more.',
};
const UNEXPECTED: Readonly<Record<Language, string>> = {
  fr: 'Une erreur inattendue est survenue ; elle est dans le journal du serveur.',
  en: 'An unexpected error occurred; the log of the server has it.',
};

const running = new WeakSet<Core.Strapi>();

/** Returns how many were done. `now` is in milliseconds. Does nothing while an earlier run is under way. */
export async function runSchedules(strapi: Core.Strapi, now = essOf(strapi).config.now()): Promise<number> {
  if (running.has(strapi)) return 0;
  running.add(strapi);
  try {
    let done = 0;
    for (const schedule of await dueSchedules(strapi.db.connection, now)) {
      const failure = await carriedOut(strapi, schedule);
      if (failure === undefined) {
        await forgetSchedule(strapi.db.connection, schedule);
        done += 1;
      } else {
        await failSchedule(strapi.db.connection, schedule, failure);
      }
    }
    return done;
  } finally {
    running.delete(strapi);
  }
}

/** `undefined` when it was done; else why not, in the language of its author. */
async function carriedOut(
  strapi: Core.Strapi,
  { uid: asked, documentId, action, by }: ScheduledChange,
): Promise<string | undefined> {
  const account: { isActive?: boolean } | null = await strapi.db
    .query('admin::user')
    .findOne({ where: { id: by }, populate: ['roles'] });
  if (!account || account.isActive !== true) return NO_ACCOUNT;
  // As the admin's authentication leaves it in a request.
  const state = {
    user: account,
    userAbility: await strapiServices(strapi).get('admin::permission').engine.generateUserAbility(account),
  };
  const { language } = adminUserOf(state) ?? { language: 'fr' as const };
  const kind = LISTED_KINDS.find((listed) => listed === kindOfUid(asked));
  if (kind === undefined) return NOT_ALLOWED[language];
  const { uid } = PUBLISHED_TYPES[kind];
  try {
    return await onBehalf(state, async () => {
      const exists = (await strapi.db.query(uid).count({ where: { documentId } })) > 0;
      if (!exists || !(await reachOf(strapi, state, uid, 'publish'))(documentId)) return NOT_ALLOWED[language];
      if (action === 'publish') await strapi.documents(uid).publish({ documentId });
      else await strapi.documents(uid).unpublish({ documentId });
      return undefined;
    });
  } catch (error) {
    // Those that people are told of: what the entry lacks, what they may not do.
    if (error instanceof errors.ApplicationError) {
      const { message }: Error = error;
      return message;
    }
    strapi.log.error('A scheduled publication failed', error);
    return UNEXPECTED[language];
  }
}

export function scheduleSchedules(strapi: Core.Strapi): void {
  strapi.cron.add({
    'ess:schedules': {
      task: async () => {
        try {
          await runSchedules(strapi);
        } catch (error) {
          strapi.log.error('Scheduled publications could not be read', error);
        }
      },
      options: { rule: '0 * * * * *' },
    },
  });
}
