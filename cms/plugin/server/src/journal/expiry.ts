/** The journal is kept for the months that the settings say. */
import type { Core } from '@strapi/strapi';
import { essOf } from '../ess';
import type { Job } from '../jobs/job';
import { forgetBefore } from './journal';

/** Every night. */
export const journalExpiryJob = (strapi: Core.Strapi): Job => ({
  name: 'journal-expiry',
  hours: '0 40 3 * * *',
  latest: Number.POSITIVE_INFINITY,
  repeatable: true,
  run: async () => {
    await forgetOldEntries(strapi);
  },
});

export function forgetOldEntries(strapi: Core.Strapi): Promise<number> {
  const { config } = essOf(strapi);
  const limit = new Date(config.now());
  limit.setUTCMonth(limit.getUTCMonth() - config.journal.months);
  return forgetBefore(strapi.db.connection, limit.getTime());
}
