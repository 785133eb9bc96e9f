// @ts-check
/** A list of fifty events that nobody asked for yet, beside what Strapi generates on the same data. */
import { Failure } from '../../lib/failure.mjs';
import { exchange, graphqlBody, inTurn, succeed } from '../exchange.mjs';
import { milliseconds, number, ratio, table } from '../figures.mjs';
import {
  agenda,
  AGENDA_FORMATS,
  GRAPHQL_LIST,
  neverAsked,
  STOCK_GRAPHQL_LIST,
  stockRestList,
  trustedAgenda,
} from '../requests.mjs';

const MOST_STATEMENTS = 10;
const LEAST_RATIO = 20;
const LIMIT = 50;

/**
 * @param {import('../servers.mjs').MeasuredServer} cms
 * @param {import('../servers.mjs').MeasuredServer} stock
 * @param {{ seconds: number }} options
 * @returns {Promise<import('../verdict.mjs').Section>}
 */
export async function measureUncached(cms, stock, options) {
  const today = new Date().toISOString().slice(0, 10);
  const list = () => ({ limit: String(LIMIT), ...neverAsked() });
  const graphql = { url: `${cms.url}/graphql`, body: graphqlBody(GRAPHQL_LIST, { limit: LIMIT }) };
  const stockGraphql = { url: `${stock.url}/graphql`, body: graphqlBody(STOCK_GRAPHQL_LIST, { from: today }) };
  const stockRest = { url: stock.url + stockRestList(today) };
  const ours = [
    { label: 'page', ask: () => ({ url: cms.url + agenda('html', list()) }) },
    { label: 'JSON', ask: () => ({ url: cms.url + agenda('json', list()) }) },
    { label: 'document de confiance', ask: () => ({ url: cms.url + trustedAgenda(list50()) }) },
    { label: 'GraphQL', ask: () => graphql },
  ];
  const theirs = [
    { label: 'Strapi d’origine, GraphQL', ask: () => stockGraphql },
    { label: 'Strapi d’origine, REST', ask: () => stockRest },
  ];
  const all = [...ours, ...theirs];
  await expectSameEvents(cms, graphql, stockGraphql, stockRest);

  /** @type {number[]} */
  const statements = [];
  for (const { ask } of all)
    statements.push(await statementsOf(theirs.some((one) => one.ask === ask) ? stock : cms, ask()));
  const timings = await inTurn(
    all.map(({ ask }) => ask),
    options,
  );
  const slow = timings[ours.length]?.p50 ?? Number.NaN;
  const rows = all.map(({ label }, index) => {
    const timing = timings[index];
    if (!timing) throw new Error(label);
    return [
      label,
      number(timing.perSecond, 1),
      milliseconds(timing.p50),
      milliseconds(timing.p99),
      number(statements[index] ?? 0),
      number(timing.bytes),
      ratio(slow / timing.p50),
    ];
  });
  const worst = Math.min(...timings.slice(0, ours.length).map(({ p50 }) => slow / p50));
  const byAddress = await statementsByAddress(cms);
  const most = Math.max(...statements.slice(0, ours.length), ...byAddress.map(({ count }) => count));
  return {
    title: `Liste de ${LIMIT} rendez-vous hors cache, une requête à la fois, les serveurs à tour de rôle`,
    text: [
      table(['', 'req./s', 'p50', 'p99', 'SQL', 'octets', 'vitesse'], rows),
      '',
      `Instructions SQL par adresse : ${byAddress.map(({ label, count }) => `${label} ${count}`).join(', ')}.`,
    ].join('\n'),
    verdicts: [
      {
        budget: `liste hors cache : au plus ${MOST_STATEMENTS} instructions SQL, à toute adresse et par GraphQL`,
        measured: `${most} au plus`,
        isKept: most <= MOST_STATEMENTS,
      },
      {
        budget: `liste hors cache : au moins ${ratio(LEAST_RATIO)} la vitesse du GraphQL généré par Strapi`,
        measured: `${ratio(worst)} au moins`,
        isKept: worst >= LEAST_RATIO,
      },
    ],
  };
}

const list50 = () => ({ limit: LIMIT, exclude: [neverAsked().exclude] });

/**
 * Servers that do not give the same events would not be comparable.
 * @param {import('../servers.mjs').MeasuredServer} cms
 * @param {import('../exchange.mjs').Asked} graphql
 * @param {import('../exchange.mjs').Asked} stockGraphql
 * @param {import('../exchange.mjs').Asked} stockRest
 */
async function expectSameEvents(cms, graphql, stockGraphql, stockRest) {
  /** @param {{ slug: string }[] | undefined} nodes */
  const slugs = (nodes) => (nodes ?? []).map(({ slug }) => slug).toSorted();
  /** @param {import('../exchange.mjs').Asked} asked @returns {Promise<any>} */
  const answer = async (asked) => JSON.parse((await succeed(asked)).body.toString());
  const lists = [
    slugs((await answer({ url: cms.url + agenda('json', { limit: String(LIMIT) }) })).nodes),
    slugs((await answer(graphql)).data?.essEvents.nodes),
    slugs((await answer(stockGraphql)).data?.essEvents),
    slugs((await answer(stockRest)).data),
  ].map((list) => JSON.stringify(list));
  if (new Set(lists).size !== 1)
    throw new Failure('Les serveurs ne donnent pas les mêmes rendez-vous.', { output: lists.join('\n') });
}

/**
 * @param {import('../servers.mjs').MeasuredServer} server
 * @param {import('../exchange.mjs').Asked} asked
 * @returns {Promise<number>}
 */
async function statementsOf(server, asked) {
  await server.ask('statements');
  const { status } = await exchange(asked);
  if (status !== 200) throw new Error(`${asked.url}: ${status}`);
  return server.ask('statements');
}

/** @param {import('../servers.mjs').MeasuredServer} cms */
async function statementsByAddress(cms) {
  const counts = [];
  const territory = { territory: 'DEP-49', fallback: 'up', topic: 'terme-1', q: 'alimentation' };
  for (const format of AGENDA_FORMATS) {
    const selection = { ...territory, ...neverAsked() };
    counts.push({ label: format, count: await statementsOf(cms, { url: cms.url + agenda(format, selection) }) });
  }
  const embed = `/ess/embed/agenda?${new URLSearchParams({ ...territory, ...neverAsked() }).toString()}`;
  counts.push({ label: 'iframe', count: await statementsOf(cms, { url: cms.url + embed }) });
  for (const stem of ['chiffres-cles', 'initiatives', 'ressources', 'dispositifs']) {
    const address = `/ess/${stem}.json?${new URLSearchParams({ ...territory, ...neverAsked() }).toString()}`;
    counts.push({ label: stem, count: await statementsOf(cms, { url: cms.url + address }) });
  }
  return counts;
}
