// @ts-check
/**
 * The application as it is built, in a process of its own that also counts its SQL statements and writes what the
 * measurements need, through the Document Service as an editor would.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { appFolder } from '../lib/paths.mjs';
import { makeNetwork } from './network/make-network.mjs';
import { serveParent } from './parent-link.mjs';
import { loadPluginParts } from './plugin-parts.mjs';

const requireFromApp = createRequire(path.join(appFolder, 'package.json'));

let statements = 0;
const { Client } = requireFromApp('knex');
const { emit } = Client.prototype;
/**
 * @param {string} name
 * @param {...unknown} details
 */
Client.prototype.emit = function (name, ...details) {
  const [query] = details;
  // The probe that watches over the database belongs to no request.
  if (name === 'query' && isStatement(query) && query.sql !== 'select 1') statements += 1;
  return emit.call(this, name, ...details);
};

/**
 * @param {unknown} value
 * @returns {value is { sql: string }}
 */
function isStatement(value) {
  return typeof value === 'object' && value !== null && 'sql' in value;
}

process.chdir(appFolder);
/** @type {typeof import('@strapi/strapi')} */
const { createStrapi } = requireFromApp('@strapi/strapi');
const strapi = createStrapi({ appDir: appFolder, distDir: path.join(appFolder, 'dist') });
strapi.log.level = 'error';
await strapi.load();
await strapi.listen();
const address = strapi.server.httpServer.address();
if (address === null || typeof address === 'string') throw new Error('No port');

const EVENT = 'plugin::ess.event';
const ORGANISATION = 'plugin::ess.organisation';

/** Milliseconds between two looks at the loop: part of each delay that is measured. */
const LOOP_RESOLUTION = 5;
const loopDelay = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION });
loopDelay.enable();
let mostMemory = 0;
setInterval(() => (mostMemory = Math.max(mostMemory, process.memoryUsage.rss())), 50).unref();
let cpu = process.cpuUsage();

serveParent(`http://127.0.0.1:${address.port}`, {
  /** The statements since the last time this was asked. */
  statements() {
    const counted = statements;
    statements = 0;
    return counted;
  },
  memory: () => process.memoryUsage().rss,
  /** Since the last time this was asked: the longest that the loop was held, the most memory, the processor’s time. */
  loop() {
    const used = process.cpuUsage(cpu);
    const measured = {
      worst: Math.max(0, loopDelay.max / 1e6 - LOOP_RESOLUTION),
      memory: mostMemory,
      cpu: (used.user + used.system) / 1000,
    };
    loopDelay.reset();
    mostMemory = process.memoryUsage.rss();
    cpu = process.cpuUsage();
    return measured;
  },
  /** @param {number} events */
  makeNetwork: (events) => makeNetwork(strapi, events),
  rebuild: () => strapi.plugin('ess').service('publication').rebuild(),
  /** @param {{ email: string, password: string }} account */
  async createAdministrator({ email, password }) {
    await strapi.service('admin::user').createFirstAdmin({ email, password, firstname: 'Mesure', lastname: 'Mesure' });
  },
  /** Entries that do not follow a change yet. */
  waiting: () => strapi.plugin('ess').service('publication').waiting(),
  /** Resolves once nothing is left to do of what a start or a change leaves for later. */
  async settled() {
    await strapi.plugin('ess').service('publication').settled();
    while (await strapi.db.connection('ess_owed_reviews').first('id'))
      await new Promise((resolve) => setTimeout(resolve, 100));
  },
  /** Published entries whose view changed since an instant. @param {number} instant */
  async changedSince(instant) {
    const [row] = await strapi.db
      .connection('ess_published_entries')
      .whereNull('withdrawn_at')
      .where('changed_at', '>=', instant)
      .count('* as count');
    return Number(row?.count);
  },
  largestOrganisation: () => mostShown('ess_organisations'),
  frequentTerm: () => mostShown('ess_terms'),
  mostCitedPerson: () => mostShown('ess_people'),
  /** A saved selection with these filters. @param {string} filters */
  async savedSelection(filters) {
    const data = { title: 'Mesure', slug: `mesure-${Date.now()}`, filters, collection: 'collection_agenda' };
    return (await strapi.documents('plugin::ess.selection').create({ data })).documentId;
  },
  /** @param {string} parts */
  references: (parts) => createReferences(parts),
  /** @param {readonly Record<string, unknown>[]} events */
  async publish(events) {
    for (const event of events) await strapi.documents(EVENT).create({ data: asInput(event), status: 'published' });
  },
  /** @param {{ documentId: string, name: string }} organisation */
  async rename({ documentId, name }) {
    await strapi.documents(ORGANISATION).update({ documentId, data: asInput({ name }) });
  },
});

/**
 * The document of a table that most entries show.
 * @param {string} name
 * @returns {Promise<{ documentId: string }>}
 */
async function mostShown(name) {
  const [row] = await strapi.db
    .connection(`${name} as shown`)
    .join('ess_published_dependencies as dependency', 'dependency.document_id', 'shown.document_id')
    .groupBy('shown.document_id')
    .orderByRaw('count(*) desc')
    .limit(1)
    .select('shown.document_id as documentId');
  return row;
}

/**
 * A loaded document as it is typed in: relations by their document alone.
 * @param {Record<string, unknown>} event
 */
function asInput({ documentId: _, ...fields }) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, related(value)]));
}

/**
 * @param {unknown} value
 * @returns {unknown}
 */
function related(value) {
  if (Array.isArray(value)) return isReference(value[0]) ? { set: value.map(reference) } : value.map(related);
  if (typeof value !== 'object' || value === null) return value;
  if (isReference(value)) return { set: [reference(value)] };
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, related(child)]));
}

/** @param {{ documentId: string }} document */
const reference = ({ documentId }) => ({ documentId });

/**
 * @param {unknown} value
 * @returns {value is { documentId: string }}
 */
function isReference(value) {
  return typeof value === 'object' && value !== null && 'documentId' in value;
}

/**
 * What events name: most lie in one region, whose network this would be.
 * @param {string} parts
 * @returns {Promise<import('./fictitious-events.mjs').References & { ancestors: Record<string, readonly string[]> }>}
 */
async function createReferences(parts) {
  const database = strapi.db.connection;
  const index = await loadPluginParts(parts).territoryIndex(database);
  /** @type {{ documentId: string, code: string, name: string, level: string, department: string | null }[]} */
  const territories = await database('ess_territories').select(
    'document_id as documentId',
    'code',
    'name',
    'level',
    'department',
  );
  const communes = territories.filter(({ code }) => code.startsWith('COM-'));
  /** @param {typeof communes} all @param {number} count */
  const some = (all, count) => Array.from({ length: count }, (_, rank) => all[Math.floor((rank * all.length) / count)]);
  const regional = communes.filter(({ code }) => index.selfAndAncestors(code).includes('REG-52'));
  const places = [...some(regional, 210), ...some(communes, 90)].filter((place) => place !== undefined);
  const departments = territories.filter(({ code }) => code.startsWith('DEP-'));
  const used = [...places, ...departments];

  const organisations = [];
  for (let number = 1; number <= 30; number += 1) {
    const { documentId, name, slug } = await strapi
      .documents(ORGANISATION)
      .create({ data: { name: `Structure fictive ${number}`, slug: `structure-fictive-${number}` } });
    organisations.push({ documentId, name, slug });
  }
  return {
    communes: places,
    departments,
    organisations,
    topics: await createTerms('themes', 'Thème', 12),
    audiences: await createTerms('publics', 'Public', 4),
    ancestors: Object.fromEntries(used.map(({ code }) => [code, index.selfAndAncestors(code)])),
  };
}

/**
 * @param {string} vocabulary
 * @param {string} label
 * @param {number} count
 */
async function createTerms(vocabulary, label, count) {
  const { documentId } = await strapi
    .documents('plugin::ess.vocabulary')
    .create({ data: { label_fr: label, label_en: label, slug: vocabulary } });
  const terms = [];
  for (let number = 1; number <= count; number += 1) {
    const data = { slug: `terme-${number}`, label_fr: `${label} ${number}`, label_en: `${label} ${number}` };
    const term = await strapi
      .documents('plugin::ess.term')
      .create({ data: { ...data, vocabulary: { set: [{ documentId }] } } });
    terms.push({ documentId: term.documentId, ...data, vocabulary: { documentId, slug: vocabulary } });
  }
  return terms;
}
