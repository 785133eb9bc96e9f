import type { Core } from '@strapi/strapi';
import { adminRouter } from './admin-router';
import { bootstrap } from './bootstrap';
import { defaultConfig } from './config';
import { contentTypes } from './content-types';
import { runLinkCheck } from './editorial/links/run';
import { reducePastParticipations } from './editorial/people/reduction';
import { reviewOf } from './editorial/review/review';
import { runSchedules } from './editorial/schedule/run';
import { composeWeeklyMessage, sendWeeklyMessage } from './editorial/weekly-message/send';
import { destroy, essOf } from './ess';
import { loadCorpus } from './intake/corpus/load';
import { refillSeries } from './intake/kept-series';
import { followSources, type FollowOptions } from './intake/sources/follow';
import { intakeOf } from './intake/intake';
import { auditJournal } from './journal/administration';
import { forgetOldEntries } from './journal/expiry';
import { clientAddress } from './protection/client-address';
import { firstAccountAddress } from './protection/first-account';
import { loginLimits } from './protection/login-limits';
import { ownOrigin } from './protection/own-origin';
import { requestLog } from './protection/request-log';
import { securityTxt } from './protection/security-txt';
import { strangersBodies } from './protection/strangers-bodies';
import { register } from './register';
import { multipart } from './uploads/multipart';
import { receivedFiles } from './uploads/received-files';
import { servedFiles } from './uploads/served-files';

/** What the code of an application may ask of the plugin: `strapi.plugin('ess').service(...)`. */
const services = {
  /** Sources that are followed: reads those whose hour has come. */
  sources: ({ strapi }: { strapi: Core.Strapi }) => ({
    follow: (options?: FollowOptions) => followSources(strapi, options),
  }),
  /** Endless series: gives them the dates of the window as it is today. */
  series: ({ strapi }: { strapi: Core.Strapi }) => ({
    refill: (options?: { readonly now: number }) => refillSeries(strapi, options),
  }),
  catalogue: ({ strapi }: { strapi: Core.Strapi }) => essOf(strapi).catalogue,
  intake: ({ strapi }: { strapi: Core.Strapi }) => ({
    loadCorpus: (folder: string) => loadCorpus(strapi, folder),
    /** Undoes imports that a stop of the server interrupted; done at each start. */
    recover: () => intakeOf(strapi).recover(),
  }),
  'first-account': ({ strapi }: { strapi: Core.Strapi }) => ({
    /** Where the first account of an empty installation is made: for its owner alone. */
    address: () => firstAccountAddress(strapi),
  }),
  journal: ({ strapi }: { strapi: Core.Strapi }) => ({
    /** Forgets what is older than the settings say; done every night. */
    forgetOld: () => forgetOldEntries(strapi),
  }),
  links: ({ strapi }: { strapi: Core.Strapi }) => ({ check: (signal?: AbortSignal) => runLinkCheck(strapi, signal) }),
  people: ({ strapi }: { strapi: Core.Strapi }) => ({
    reducePastParticipations: (months: number) => reducePastParticipations(strapi, months),
  }),
  publication: ({ strapi }: { strapi: Core.Strapi }) => essOf(strapi).publication,
  review: ({ strapi }: { strapi: Core.Strapi }) => ({
    /** Resolves when « À vérifier » knows every document as it is. */
    settled: () => reviewOf(strapi).settled(),
  }),
  schedules: ({ strapi }: { strapi: Core.Strapi }) => ({
    /** Publishes and withdraws what is due, now or at an instant in milliseconds; done every minute. */
    run: (now?: number) => runSchedules(strapi, now),
  }),
  'weekly-message': ({ strapi }: { strapi: Core.Strapi }) => ({
    compose: () => composeWeeklyMessage(strapi),
    send: () => sendWeeklyMessage(strapi),
  }),
};

/** What concerns a whole site, switched on where its configuration names it: `plugin::ess.own-origin`. */
const middlewares = {
  'audit-journal': auditJournal,
  'client-address': clientAddress,
  'login-limits': loginLimits,
  multipart,
  'own-origin': ownOrigin,
  'received-files': receivedFiles,
  'request-log': requestLog,
  'security-txt': securityTxt,
  'served-files': servedFiles,
  'strangers-bodies': strangersBodies,
};

export default {
  register,
  bootstrap,
  destroy,
  contentTypes,
  services,
  middlewares,
  routes: { admin: adminRouter },
  config: { default: defaultConfig },
};
