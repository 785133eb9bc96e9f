// @ts-check
/** A reader of the cached agenda, while ten connections throw the costliest anonymous requests that are known. */
import { exchange, graphqlBody, succeed } from '../exchange.mjs';
import { median, milliseconds, number, percentile, table } from '../figures.mjs';
import { generate } from '../load.mjs';
import { agenda, ALIAS_ATTACK, LIST_ATTACK, PATH_ATTACK, SEARCH_ATTACK, TERRITORY_ATTACK } from '../requests.mjs';

const CONNECTIONS = 10;
const MOST_MILLISECONDS = 100;
/** Milliseconds between two requests of the reader. */
const PAUSE = 20;

/**
 * @typedef {object} Attack
 * @property {string} label
 * @property {string} target `{n}` stands for another number at each request
 * @property {string} [body]
 */

/** @type {readonly Attack[]} */
const ATTACKS = [
  { label: 'cent listes par alias', target: '/graphql', body: graphqlBody(ALIAS_ATTACK) },
  { label: 'cinquante territoires inconnus', target: TERRITORY_ATTACK },
  { label: 'dix mots mal tapés', target: SEARCH_ATTACK },
  { label: 'quinze mille barres obliques', target: PATH_ATTACK },
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
  const rows = [['aucune', '', '', milliseconds(median(calm)), milliseconds(percentile(calm, 99)), '', '']];
  const verdicts = [];
  for (const attack of ATTACKS) {
    const { attacked, alone, processor, load } = await suffer(cms, attack, reader, seconds);
    const worst = percentile(attacked, 99);
    rows.push([
      attack.label,
      milliseconds(alone),
      milliseconds(processor),
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
    text: table(
      ['attaque', 'une seule', 'processeur', 'lecteur, p50', 'lecteur, p99', 'par seconde', 'réponses'],
      rows,
    ),
    verdicts,
  };
}

/** How often one request is tried alone: what the server does by itself meanwhile is in some of the tries. */
const TRIES = 5;

/**
 * @param {import('../servers.mjs').MeasuredServer} cms
 * @param {Attack} attack
 * @param {string} reader
 * @param {number} seconds
 */
async function suffer(cms, { target, body }, reader, seconds) {
  const url = cms.url + target;
  const tries = [];
  for (let number = 1; number <= TRIES; number += 1) {
    await cms.ask('loop');
    const { milliseconds: alone } = await exchange({
      url: url.replaceAll('{n}', `0${number}`),
      ...(body === undefined ? {} : { body }),
    });
    const { cpu } = await cms.ask('loop');
    tries.push({ alone, processor: cpu });
  }
  const [best = { alone: 0, processor: 0 }] = tries.toSorted((one, other) => one.processor - other.processor);
  const load = generate({
    url,
    ...(body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }),
    connections: CONNECTIONS,
    seconds: seconds + 2,
  });
  // Until the attack is at its height.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const attacked = await read(reader, seconds);
  return { attacked, ...best, load: await load };
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
