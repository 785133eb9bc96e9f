// @ts-check
/** The same lists with ever more events stored, the servers asked in turn; what they weigh and how they start. */
import { statSync } from 'node:fs';
import { inTurn, succeed } from '../exchange.mjs';
import { megabytes, milliseconds, number, ratio, table } from '../figures.mjs';
import { agenda, neverAsked } from '../requests.mjs';

/**
 * @typedef {object} Store an application with its database
 * @property {number} size how many events are stored
 * @property {string} filename
 * @property {import('../servers.mjs').MeasuredServer} server
 */

const MOST_RATIO = 2;

/** @type {readonly { label: string, selection: Readonly<Record<string, string>>, isExtra?: boolean }[]} */
const LISTS = [
  { label: '20 à venir', selection: { limit: '20' } },
  { label: '50 à venir', selection: { limit: '50' } },
  { label: '20 à venir en Pays de la Loire', selection: { limit: '20', territory: 'REG-52' } },
  { label: '20 à venir en Maine-et-Loire', selection: { limit: '20', territory: 'DEP-49' } },
  { label: '3 à venir, « alimentation »', selection: { limit: '3', q: 'alimentation' } },
  { label: '20 à venir, « monnaie locale »', selection: { limit: '20', q: 'monnaie locale' }, isExtra: true },
  { label: '20 à venir en France', selection: { limit: '20', territory: 'FR' }, isExtra: true },
  { label: '20 des 30 prochains jours', selection: { limit: '20', days: '30' }, isExtra: true },
  { label: '20 passés', selection: { limit: '20', when: 'past' }, isExtra: true },
  { label: '20 à venir, « de »', selection: { limit: '20', q: 'de' }, isExtra: true },
];

/**
 * @param {readonly Store[]} stores the smallest first
 * @param {{ seconds: number }} options
 * @returns {Promise<import('../verdict.mjs').Section>}
 */
export async function measureScale(stores, options) {
  const atRest = [];
  for (const { server } of stores) atRest.push(Number(await server.ask('memory')));
  const rows = [];
  let worst = 0;
  for (const { label, selection, isExtra } of LISTS) {
    const timings = await inTurn(
      stores.map(({ server }) => () => ({ url: server.url + agenda('json', { ...selection, ...neverAsked() }) })),
      options,
    );
    /** @type {number[]} */
    const totals = [];
    for (const { server } of stores) {
      const { body } = await succeed({ url: server.url + agenda('json', selection) });
      totals.push(Number(JSON.parse(body.toString()).total));
    }
    const growth = (timings.at(-1)?.p50 ?? Number.NaN) / (timings[0]?.p50 ?? Number.NaN);
    if (!isExtra) worst = Math.max(worst, growth);
    rows.push([
      isExtra ? `${label} *` : label,
      ...timings.map(({ p50 }, index) => `${milliseconds(p50)} (${number(totals[index] ?? 0)})`),
      ratio(growth),
    ]);
  }
  const after = [];
  for (const { server } of stores) after.push(Number(await server.ask('memory')));
  const facts = [
    ['démarrage', ...stores.map(({ server }) => milliseconds(server.startMilliseconds))],
    ['mémoire au repos', ...atRest.map(megabytes)],
    ['mémoire après ces mesures', ...after.map(megabytes)],
    ['base de données', ...stores.map(({ filename }) => megabytes(statSync(filename).size))],
  ];
  const head = ['', ...stores.map(({ size }) => number(size))];
  const [least, most] = [stores[0], stores.at(-1)].map((store) => number(store?.size ?? 0));
  return {
    title: 'Liste hors cache selon le nombre de rendez-vous enregistrés, un sur onze à venir : p50 (et total trouvé)',
    text: [
      table([...head, 'rapport'], rows),
      '* hors budget, pour information : la réponse est plus longue, ou presque tout ce qui est enregistré est compté.',
      '',
      table(head, facts),
    ].join('\n'),
    verdicts:
      stores.length < 2
        ? []
        : [
            {
              budget: `${most} rendez-vous enregistrés : liste hors cache au plus ${ratio(MOST_RATIO)} son temps avec ${least}`,
              measured: `${ratio(worst)} au plus`,
              isKept: worst <= MOST_RATIO,
            },
          ],
  };
}

/**
 * Everything that a calendar of a thousand events asks of the server.
 * @param {import('../servers.mjs').MeasuredServer} cms with a thousand events stored
 * @param {{ seconds: number }} options
 * @returns {Promise<import('../verdict.mjs').Section>}
 */
export async function measureCalendar(cms, options) {
  const calendar = () => ({ url: cms.url + agenda('ics', { when: 'all', ...neverAsked() }) });
  const [timing] = await inTurn([calendar], { ...options, atLeast: 3 });
  const { body } = await succeed(calendar());
  if (!timing) throw new Error('Nothing was measured');
  const events = body.toString().match(/^BEGIN:VEVENT/gm)?.length ?? 0;
  return {
    title: 'Calendrier entier hors cache',
    text: table(
      ['', 'req./s', 'p50', 'p99', 'octets'],
      [
        [
          `iCalendar de ${number(events)} rendez-vous`,
          number(timing.perSecond, 1),
          milliseconds(timing.p50),
          milliseconds(timing.p99),
          number(timing.bytes),
        ],
      ],
    ),
    verdicts: [],
  };
}
