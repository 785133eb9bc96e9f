// @ts-check
/** A reader of the cached agenda, while ten connections throw a hundred aliases at GraphQL. */
import { exchange, graphqlBody, succeed } from '../exchange.mjs';
import { median, milliseconds, number, percentile, table } from '../figures.mjs';
import { generate } from '../load.mjs';
import { agenda, ALIAS_ATTACK } from '../requests.mjs';

const CONNECTIONS = 10;
const MOST_MILLISECONDS = 100;
/** Milliseconds between two requests of the reader. */
const PAUSE = 20;

/**
 * @param {import('../servers.mjs').MeasuredServer} cms
 * @param {{ seconds: number }} options
 * @returns {Promise<import('../verdict.mjs').Section>}
 */
export async function measureAttack(cms, { seconds }) {
  const url = `${cms.url}/graphql`;
  const body = graphqlBody(ALIAS_ATTACK);
  const refusal = await exchange({ url, body });
  if (refusal.status < 400) throw new Error(`The attack was answered: ${refusal.status}`);
  const reader = cms.url + agenda('json');
  const calm = await read(reader, seconds);
  const attack = generate({
    url,
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
    connections: CONNECTIONS,
    seconds: seconds + 2,
  });
  // Until the attack is at its height.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const attacked = await read(reader, seconds);
  const { perSecond, p50, statuses } = await attack;
  const worst = percentile(attacked, 99);
  return {
    title:
      'Attaque par alias : cent listes par requête GraphQL, sur dix connexions, pendant qu’un lecteur demande l’agenda en cache',
    text: [
      table(
        ['lecteur', 'p50', 'p99'],
        [
          ['avant l’attaque', milliseconds(median(calm)), milliseconds(percentile(calm, 99))],
          ['pendant l’attaque', milliseconds(median(attacked)), milliseconds(worst)],
        ],
      ),
      '',
      `${number(perSecond)} requêtes hostiles par seconde, refusées en ${milliseconds(p50)} (p50) ; réponses : ${Object.entries(
        statuses ?? {},
      )
        .map(([status, count]) => `${status} × ${number(count)}`)
        .join(', ')}.`,
    ].join('\n'),
    verdicts: [
      {
        budget: `agenda en cache pendant l’attaque : p99 de ${milliseconds(MOST_MILLISECONDS)} au plus`,
        measured: milliseconds(worst),
        isKept: worst <= MOST_MILLISECONDS,
      },
    ],
  };
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
