import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { createAffiliations } from './access/affiliations';
import { adminLanguage } from './access/current-user';
import { createErasures } from './access/erasures';
import { WatermarkFile } from './announcements/history';
import { createAnnouncements } from './announcements/tables';
import { createSelectionHistory } from './builder/selection-history';
import { openReader } from './catalogue/reader';
import { tellDatabaseFailures } from './database/guard';
import { withoutEvents } from './database/transactions';
import { startDelivery } from './delivery/start';
import { subscribeNameSearch } from './editorial/name-search';
import { peopleReductionJob } from './editorial/people/reduction';
import { linkCheckJob } from './editorial/links/run';
import { noteNothingFreed, overwriteWhatIsDeleted } from './editorial/people/traces';
import { createLinkChecks } from './editorial/links/stored-states';
import { createDraftPreviews } from './editorial/preview/previews';
import { createReviewDecisions } from './editorial/review/decisions';
import { createReviewPoints } from './editorial/review/points';
import { reviewJob, reviewOf } from './editorial/review/review';
import { schedulesJob } from './editorial/schedule/run';
import { createSchedules } from './editorial/schedule/schedules';
import { weeklyMessageJob } from './editorial/weekly-message/send';
import { tellConflicts } from './editorial/versions/refuse-older';
import { essOf, jobsOf, noticeRestore, rememberStart, rememberStop } from './ess';
import { makePolite } from './event-loop/polite-sqlite';
import { loadCorpus } from './intake/corpus/load';
import { interruptedImportsJob, openIntake } from './intake/intake';
import { seriesJob } from './intake/kept-series';
import { sourcesJob } from './intake/sources/follow';
import type { Jobs } from './jobs/jobs';
import { createLeases } from './jobs/leases';
import { journalExpiryJob } from './journal/expiry';
import { createJournal } from './journal/journal';
import { createJobs } from './jobs/tables';
import { createOwedProjections } from './publication/owed-projections';
import { createReadModel, READ_MODEL_VERSION, renewIndexTables } from './publication/tables';
import {
  createPublishedTerritories,
  loadTerritories,
  subscribeAccentInsensitiveSearch,
  territoriesAreCurrent,
} from './territories';

/** Tables and instance id first, then what the configuration asks to load. */
export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const ess = essOf(strapi);
  tellDatabaseFailures(strapi, () => adminLanguage(strapi));
  tellConflicts(strapi);
  makePolite(strapi.db.connection);
  await createLeases(strapi.db.connection);
  await overwriteWhatIsDeleted(strapi.db.connection);
  await createAnnouncements(strapi.db.connection, ess.config.now());
  await createJobs(strapi.db.connection);
  await createReadModel(strapi.db.connection);
  await createOwedProjections(strapi.db.connection);
  await createPublishedTerritories(strapi.db.connection);
  await createAffiliations(strapi.db.connection);
  await createErasures(strapi.db.connection);
  await createJournal(strapi.db.connection);
  await createReviewDecisions(strapi.db.connection);
  await createReviewPoints(strapi.db.connection);
  await createLinkChecks(strapi.db.connection);
  await createSchedules(strapi.db.connection);
  await createSelectionHistory(strapi.db.connection);
  await createDraftPreviews(strapi.db.connection);
  const id = await instanceId(strapi);
  const { watermarks: folder } = ess.config.database;
  const watermarks = folder ? new WatermarkFile(folder, id, (error) => strapi.log.error(error)) : undefined;
  // Before anything is read of what it stands beside.
  const seen = await watermarks?.read();
  rememberStart(strapi, id, await openReader(strapi, ess.config.database), watermarks);
  if (seen) await noticeRestore(strapi, seen);
  subscribeAccentInsensitiveSearch(strapi);
  subscribeNameSearch(strapi);

  if (ess.config.territories && !(await territoriesAreCurrent(strapi))) {
    let announced = 0;
    const { created, updated, milliseconds } = await loadTerritories(strapi, {
      onProgress: ({ done, total }) => {
        const tenth = Math.floor((done / total) * 10);
        if (tenth > announced) strapi.log.info(`Territoires : ${String(done)} sur ${String(total)}`);
        announced = Math.max(announced, tenth);
      },
    });
    await ess.publication.territoriesLoaded();
    strapi.log.info(
      `Territoires : ${String(created)} créés, ${String(updated)} mis à jour en ${String(Math.round(milliseconds))} ms`,
    );
  }
  await bringReadModelUpToDate(strapi);
  await openIntake(strapi);
  if (ess.config.corpus) {
    const folders = [ess.config.corpus, ...(ess.config.demo ? [path.join(ess.config.corpus, 'demo')] : [])];
    for (const folder of folders) {
      const { created, updated, unchanged } = await withoutEvents(() => loadCorpus(strapi, folder));
      strapi.log.info(
        `Corpus : ${String(created)} créés, ${String(updated)} mis à jour, ${String(unchanged)} inchangés`,
      );
    }
  }
  const stopDelivery = await startDelivery(strapi);
  const jobs = await prepareJobs(strapi);
  rememberStop(strapi, async () => {
    // Whoever shares requests out is told at once, not once jobs have ended.
    await Promise.all([jobs.stop(), ess.publication.stop(), reviewOf(strapi).stop(), stopDelivery()]);
  });
}

/** Commands load the application without listening: only a server does jobs. */
async function prepareJobs(strapi: Core.Strapi): Promise<Jobs> {
  const jobs = jobsOf(strapi);
  const declared = [
    schedulesJob,
    linkCheckJob,
    peopleReductionJob,
    weeklyMessageJob,
    interruptedImportsJob,
    seriesJob,
    sourcesJob,
    journalExpiryJob,
    reviewJob,
  ].map((declare) => declare(strapi));
  for (const job of declared) if (job) await jobs.add(job);
  const review = reviewOf(strapi);
  await review.prepare();
  await essOf(strapi).publication.prepare();
  strapi.server.httpServer.once('listening', () => {
    jobs.start();
    essOf(strapi).publication.start();
    review.start();
  });
  return jobs;
}

/** A newer plugin may write views in another form than the one that filled this database. */
async function bringReadModelUpToDate(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 'ess' });
  const version: unknown = await store.get({ key: 'read-model-version' });
  if (version === READ_MODEL_VERSION) {
    const changes = await essOf(strapi).publication.reconcile();
    const withdrawn = changes.filter(({ outcome }) => outcome === 'withdrawn').length;
    if (changes.length > 0)
      strapi.log.warn(
        `Modèle de lecture : ${String(changes.length)} entrées ne suivaient plus leurs documents, dont ${String(withdrawn)} retirées`,
      );
    return;
  }
  await renewIndexTables(strapi.db.connection);
  const { changed } = await essOf(strapi).publication.rebuild();
  if (changed > 0) strapi.log.info(`Modèle de lecture : ${String(changed)} entrées refaites`);
  await store.set({ key: 'read-model-version', value: READ_MODEL_VERSION });
}

/** Made once for a database: the part of public ids that says which network gave them. */
async function instanceId(strapi: Core.Strapi): Promise<string> {
  const store = strapi.store({ type: 'plugin', name: 'ess' });
  const known: unknown = await store.get({ key: 'instance-id' });
  if (typeof known === 'string') return known;
  await noteNothingFreed(strapi);
  const made = randomUUID();
  await store.set({ key: 'instance-id', value: made });
  return made;
}
