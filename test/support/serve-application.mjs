// @ts-check
/**
 * The application in a process of its own, for tests that stop it or take its database away: started by `application.ts`,
 * whose calls of the Document Service it carries out. Says `ready` once it listens, what its work costs when it is asked.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

/** @type {typeof import('@strapi/strapi')} */
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');

const application = path.resolve(import.meta.dirname, '../../cms/app');
const strapi = await createStrapi({
  appDir: application,
  distDir: path.join(application, 'dist'),
  autoReload: false,
  serveAdminPanel: false,
}).load();

process.on(
  'message',
  async (/** @type {import('./application').DocumentCall | import('./application').Question} */ message) => {
    if ('asked' in message) {
      // Everything that was answered is made again: what is measured is the making.
      if (message.asked === 'forget') strapi.plugin('ess').service('catalogue').changed('everything');
      const { user, system } = process.cpuUsage();
      process.send?.({ id: message.id, result: (user + system) / 1_000 });
      return;
    }
    const { id, uid, method, params } = message;
    const documents = strapi.documents(uid);
    try {
      const result = await Reflect.apply(documents[method], documents, [params]);
      process.send?.({ id, result });
    } catch (error) {
      process.send?.({ id, failure: String(error) });
    }
  },
);
process.on('disconnect', () => process.exit());

strapi.server.mount();
strapi.server.httpServer.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.({ ready: true }));
