// @ts-check
/**
 * The application in a process of its own, for tests that take its database away: serves without territories and
 * corpus, publishes one rendez-vous, then says `ready <address>` on its standard output.
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

const publisher = await strapi.documents('plugin::ess.organisation').create({ data: { name: 'CRESS' } });
await strapi.documents('plugin::ess.event').create({
  data: {
    title: 'Connu avant la panne',
    occurrences: [{ start: '2099-05-20T10:00', time_zone: 'Europe/Paris' }],
    places: [{ state: 'place_confirmed', name: 'Salle des fêtes' }],
    publisher: { set: [{ documentId: publisher.documentId }] },
  },
  status: 'published',
});

strapi.server.mount();
strapi.server.httpServer.listen(Number(process.env.PORT), '127.0.0.1', () => {
  process.stdout.write(`ready http://127.0.0.1:${String(process.env.PORT)}\n`);
});
