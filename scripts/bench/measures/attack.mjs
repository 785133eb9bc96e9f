// @ts-check
/** A reader of the cached agenda, while ten connections throw the costliest anonymous requests that are known. */
import { exchange, graphqlBody, succeed } from '../exchange.mjs';
import { median, milliseconds, number, percentile, table } from '../figures.mjs';
import { generate } from '../load.mjs';
import { agenda, ALIAS_ATTACK, LIST_ATTACK, TERRITORY_ATTACK } from '../requests.mjs';

const CONNECTIONS = 10;
const MOST_MILLISECONDS = 100;
/** Milliseconds between two requests of the reader. */
const PAUSE = 20;

/**
 * @typedef {object} Attack
 * @property {string} label
 * @property {string} target
 * @property {string} [body]
 */

/** @type {readonly Attack[]} */
const ATTACKS = [
  { label: 'cent listes par alias', target: '/graphql', body: graphqlBody(ALIAS_ATTACK) },
  { label: 'cinquante territoires inconnus', target: TERRITORY_ATTACK },
  { label: 'cinq listes entières', target: '/graphql', body: graphqlBody(LIST_ATTACK) },
];

/**
 * @param {import('../servers.mjs').MeasuredServer} cms
 * @param {{ seconds: number }} options
 * @returns {Promise<import('../verdict.mjs').Section>}
 */
export async function measureAttack(cms, { seconds }) {
  const reader = cms.url + agenda('json');
  const calm = await read(reader, seconds);
  const rows = [['aucune', '', milliseconds(median(calm)), milliseconds(percentile(calm, 99)), '', '']];
  const verdicts = [];
  for (const attack of ATTACKS) {
    const { attacked, alone, load } = await suffer(cms.url, attack, reader, seconds);
    const worst = percentile(attacked, 99);
    rows.push([
      attack.label,
      milliseconds(alone),
      milliseconds(median(attacked)),
      milliseconds(worst),
      number(load.perSecond),
      Object.entries(load.statuses ?? {})
        .map(([status, count]) => `${status} × ${number(count)}`)
        .join(', '),
    ]);
    verdicts.push({
      budget: `agenda en cache pendant l’attaque « ${attack.label} » : p99 de ${milliseconds(MOST_MILLISECONDS)} au plus`,
      measured: milliseconds(worst),
      isKept: worst <= MOST_MILLISECONDS,
    });
  }
  return {
    title:
      'Attaques : les demandes anonymes les plus chères, sur dix connexions, pendant qu’un lecteur demande l’agenda en cache',
    text: table(['attaque', 'une seule', 'lecteur, p50', 'lecteur, p99', 'par seconde', 'réponses'], rows),
    verdicts,
  };
}

/**
 * @param {string} url
 * @param {Attack} attack
 * @param {string} reader
 * @param {number} seconds
 */
async function suffer(url, { target, body }, reader, seconds) {
  const { milliseconds: alone } = await exchange({ url: url + target, ...(body === undefined ? {} : { body }) });
  const load = generate({
    url: url + target,
    ...(body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }),
    connections: CONNECTIONS,
    seconds: seconds + 2,
  });
  // Until the attack is at its height.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const attacked = await read(reader, seconds);
  return { attacked, alone, load: await load };
}

/**
 * @param {string} url
 * @param {number} seconds
 * @returns {Promise<number[]>} milliseconds, in order
 */
async function read(url, seconds) {
  const times = [];
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end) {
    times.push((await succeed({ url })).milliseconds);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return times.sort((a, b) => a - b);
}
