// @ts-check
/** What is done on the simulated network, in order: each as a person would. */

/**
 * @typedef {object} Bench
 * @property {import('../servers.mjs').MeasuredServer} server
 * @property {string} token of an administrator
 * @property {(method: string, address: string, body?: unknown) => Promise<any>} ask as that administrator
 *
 * @typedef {object} Operation
 * @property {string} name
 * @property {string} [before] what was measured before long work gave the loop back
 * @property {number} [budget] milliseconds, until it is followed everywhere
 * @property {number} [memory] megabytes of the process at most
 * @property {number} [moreMemory] megabytes that it takes at most, beside those of the process before it
 * @property {boolean} [isSetting] it prepares what follows: what others wait meanwhile is no measurement
 * @property {(bench: Bench) => Promise<void | { answered: number, said: string }>} run
 */

const ORGANISATION = 'plugin::ess.organisation';
/** Milliseconds. */
const FOLLOWED_WITHIN = 300_000;
const CONTENT = '/content-manager/collection-types';

/**
 * Saves a document with other values, then waits until all that shows it has followed.
 * @param {Bench} bench
 * @param {string} uid
 * @param {string} documentId
 * @param {object} values
 */
async function saved({ ask, server }, uid, documentId, values) {
  const since = Date.now();
  await ask('PUT', `${CONTENT}/${uid}/${documentId}`, values);
  const answered = Date.now() - since;
  while ((await server.ask('waiting')) > 0) {
    if (Date.now() - since > FOLLOWED_WITHIN) throw new Error(`${await server.ask('waiting')} fiches ne suivent pas`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { answered, said: `${await server.ask('changedSince', since)} fiches` };
}

/** @param {Bench} bench @param {string} address */
async function downloaded({ server }, address) {
  const answer = await fetch(server.url + address);
  let bytes = 0;
  if (answer.body) for await (const chunk of answer.body) bytes += chunk.length;
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return { answered: 0, said: `${(bytes / 1e6).toFixed(1)} Mo` };
}

/** @type {readonly Operation[]} */
export const OPERATIONS = [
  {
    name: 'reconstruire',
    before: '140 s, 685 Mo',
    budget: 60_000,
    memory: 300,
    async run({ server }) {
      const started = Date.now();
      const { projected } = await server.ask('rebuild');
      return { answered: Date.now() - started, said: `${projected} fiches` };
    },
  },
  {
    name: '« À vérifier » à la première ouverture',
    before: '14 s',
    budget: 500,
    async run({ ask }) {
      const started = Date.now();
      const { total } = await ask('GET', '/admin/ess/review/summary');
      return { answered: Date.now() - started, said: `${total} points` };
    },
  },
  {
    name: '« À vérifier », ensuite',
    before: '4,3 s',
    budget: 500,
    run: async ({ ask }) => void (await ask('GET', '/admin/ess/review?page=3')),
  },
  {
    name: 'renommer la structure la plus citée',
    before: '27,9 s',
    budget: 10_000,
    async run(bench) {
      const { documentId } = await bench.server.ask('largestOrganisation');
      return saved(bench, ORGANISATION, documentId, { name: 'Structure renommée' });
    },
  },
  {
    name: '« À vérifier » après une structure enregistrée',
    before: '43 s',
    budget: 500,
    run: async ({ ask }) => void (await ask('GET', '/admin/ess/review/summary')),
  },
  {
    name: 'changer l’année de fondation de cette structure',
    before: '36,6 s',
    budget: 1_000,
    async run(bench) {
      const { documentId } = await bench.server.ask('largestOrganisation');
      return saved(bench, ORGANISATION, documentId, { founded_on: '1999' });
    },
  },
  {
    name: 'renommer le thème le plus fréquent',
    before: '91,5 s',
    async run(bench) {
      const { documentId } = await bench.server.ask('frequentTerm');
      return saved(bench, 'plugin::ess.term', documentId, {
        label_fr: 'Thème renommé',
        label_en: 'Renamed topic',
      });
    },
  },
  {
    name: 'page d’une personne très citée',
    before: '7,4 s',
    async run({ ask, server }) {
      const { documentId } = await server.ask('mostCitedPerson');
      await ask('GET', `/admin/ess/people/${documentId}`);
    },
  },
  {
    name: 'chercher un nom dans les textes',
    before: '5,9 s',
    run: async ({ ask }) =>
      void (await ask('GET', `/admin/ess/people/mentions?name=${encodeURIComponent('Aurélie Martin')}`)),
  },
  {
    name: 'effacer cette personne',
    before: '29,3 s',
    async run(bench) {
      const { documentId } = await bench.server.ask('mostCitedPerson');
      const since = Date.now();
      await bench.ask('POST', `/admin/ess/people/${documentId}/erase`);
      return { answered: Date.now() - since, said: '' };
    },
  },
  { name: 'export.zip', before: '10 s, +275 Mo', moreMemory: 50, run: (bench) => downloaded(bench, '/ess/export.zip') },
  { name: 'agenda.csv?when=all', before: '0,9 s', run: (bench) => downloaded(bench, '/ess/agenda.csv?when=all') },
  { name: 'agenda.ics?when=all', before: '2,0 s', run: (bench) => downloaded(bench, '/ess/agenda.ics?when=all') },
  { name: 'agenda.jsonld?when=all', before: '2,8 s', run: (bench) => downloaded(bench, '/ess/agenda.jsonld?when=all') },
  { name: 'agenda.rss?when=all', run: (bench) => downloaded(bench, '/ess/agenda.rss?when=all') },
  { name: 'sitemap.xml', before: '2,1 s', run: (bench) => downloaded(bench, '/ess/sitemap.xml') },
  { name: 'catalog.jsonld', before: '0,8 s', run: (bench) => downloaded(bench, '/ess/catalog.jsonld') },
  { name: 'changes.json', run: (bench) => downloaded(bench, '/ess/changes.json') },
  {
    name: 'effet d’une sélection',
    before: '3,9 s',
    async run(bench) {
      const documentId = await bench.server.ask('savedSelection', 'when=all');
      const started = Date.now();
      const effect = await bench.ask('POST', `/admin/ess/builder/selections/${documentId}/effect`, {
        filters: 'when=all&kind=webinar',
      });
      return {
        answered: Date.now() - started,
        said: `${effect.before} → ${effect.after}, + ${effect.added.total}, − ${effect.removed.total}`,
      };
    },
  },
];
