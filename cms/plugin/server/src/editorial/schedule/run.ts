/** Does what was scheduled when its hour has come, with the rights that its author has then. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { LISTED_KINDS, type Language } from 'ess-shared-types';
import type { Knex } from 'knex';
import { adminUserOf, onBehalf } from '../../access/current-user';
import { reachOf } from '../../access/reach';
import { strapiServices } from '../../access/strapi-services';
import { essOf, watchOf } from '../../ess';
import type { Job } from '../../jobs/job';
import { kindOfUid, PUBLISHED_TYPES } from '../../publication/types';
import { dueSchedules, failSchedule, takeSchedule, type ScheduledChange } from './schedules';

const NO_ACCOUNT = 'Le compte qui l’avait programmé n’existe plus ou n’est plus actif.';
const NOT_ALLOWED: Readonly<Record<Language, string>> = {
  fr: 'La fiche n’existe plus, ou la personne qui l’avait programmé n’a plus le droit de la publier.',
  en: 'The entry is gone, or who scheduled this may not publish it any more.',
};
const UNEXPECTED: Readonly<Record<Language, string>> = {
  fr: 'Une erreur inattendue est survenue ; elle est dans le journal du serveur.',
  en: 'An unexpected error occurred; the log of the server has it.',
};

/** Milliseconds after its hour during which what failed without a reason to tell is tried again. */
const PATIENCE = 10 * 60_000;

/** Returns how many were done. `now` is in milliseconds. */
export async function runSchedules(
  strapi: Core.Strapi,
  now = essOf(strapi).config.now(),
  signal?: AbortSignal,
): Promise<number> {
  let done = 0;
  for (const schedule of await dueSchedules(strapi.db.connection, now)) {
    if (signal?.aborted) break;
    const outcome = await carryOut(strapi, schedule);
    if (outcome === 'done') done += 1;
    if (typeof outcome === 'string') continue;
    const { failure, unexpected } = outcome;
    if (unexpected !== undefined) {
      strapi.log.error('A scheduled publication failed', unexpected);
      // A database that went away says nothing of the entry: the next run tries again.
      if (now - schedule.at < PATIENCE || !(await watchOf(strapi).probe())) continue;
    }
    await failSchedule(strapi.db.connection, schedule, failure);
  }
  return done;
}

/** `taken`: another server did it, or it was called off meanwhile. A failure is told in the language of its author. */
type Outcome = 'done' | 'taken' | { readonly failure: string; readonly unexpected?: unknown };

async function carryOut(strapi: Core.Strapi, schedule: ScheduledChange): Promise<Outcome> {
  const { uid: asked, documentId, action, by } = schedule;
  const account: { isActive?: boolean } | null = await strapi.db
    .query('admin::user')
    .findOne({ where: { id: by }, populate: ['roles'] });
  if (!account || account.isActive !== true) return { failure: NO_ACCOUNT };
  // As the admin's authentication leaves it in a request.
  const state = {
    user: account,
    userAbility: await strapiServices(strapi).get('admin::permission').engine.generateUserAbility(account),
  };
  const { language } = adminUserOf(state) ?? { language: 'fr' as const };
  const kind = LISTED_KINDS.find((listed) => listed === kindOfUid(asked));
  if (kind === undefined) return { failure: NOT_ALLOWED[language] };
  const { uid } = PUBLISHED_TYPES[kind];
  try {
    return await onBehalf(state, async (): Promise<Outcome> => {
      const exists = (await strapi.db.query(uid).count({ where: { documentId } })) > 0;
      if (!exists || !(await reachOf(strapi, state, uid, 'publish'))(documentId))
        return { failure: NOT_ALLOWED[language] };
      return strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
        // Its row goes in the transaction that does it: a server that dies in the middle leaves both as they were.
        if (!(await takeSchedule(trx, schedule))) return 'taken';
        if (action === 'publish') await strapi.documents(uid).publish({ documentId });
        else await strapi.documents(uid).unpublish({ documentId });
        return 'done';
      });
    });
  } catch (error) {
    // Those that people are told of: what the entry lacks, what they may not do.
    if (error instanceof errors.ApplicationError) {
      const { message }: Error = error;
      return { failure: message };
    }
    return { failure: UNEXPECTED[language], unexpected: error };
  }
}

/** Every minute; however late, an hour that someone chose is kept. */
export const schedulesJob = (strapi: Core.Strapi): Job => ({
  name: 'schedules',
  hours: '0 * * * * *',
  latest: Number.POSITIVE_INFINITY,
  repeatable: true,
  run: async ({ signal }) => {
    await runSchedules(strapi, undefined, signal);
  },
});
