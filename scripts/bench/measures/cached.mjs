// @ts-check
/** What is ready in the cache, beside Node’s own HTTP server giving the same bytes. */
import { exchange, succeed } from '../exchange.mjs';
import { median, milliseconds, number, ratio, table } from '../figures.mjs';
import { measureLoad } from '../load.mjs';
import { agenda, trustedAgenda } from '../requests.mjs';

const CONNECTIONS = 50;
const LEAST_RATIO = 0.5;
/** As a browser asks. */
const ACCEPT = { 'Accept-Encoding': 'gzip' };

/**
 * @param {import('../servers.mjs').MeasuredServer} cms
 * @param {import('../servers.mjs').MeasuredServer} plain
 * @param {{ seconds: number, rounds: number }} options
 * @returns {Promise<import('../verdict.mjs').Section>}
 */
export async function measureCached(cms, plain, { seconds, rounds }) {
  const rows = [];
  let worst = Number.POSITIVE_INFINITY;
  for (const { label, path, isKnown } of [
    { label: 'agenda, page', path: agenda('html') },
    { label: 'agenda, iCalendar', path: agenda('ics') },
    { label: 'agenda, JSON', path: agenda('json') },
    { label: 'agenda, document de confiance', path: trustedAgenda() },
    { label: 'agenda, JSON déjà connu (304)', path: agenda('json'), isKnown: true },
  ]) {
    const { body, headers } = await succeed({ url: cms.url + path, headers: ACCEPT });
    const etag = headers[headers.findIndex((name) => name.toLowerCase() === 'etag') + 1] ?? '';
    const condition = { ...ACCEPT, 'If-None-Match': etag };
    const known = await exchange({ url: cms.url + path, headers: condition });
    if (known.status !== 304) throw new Error(`${path}: ${known.status} instead of 304`);
    await plain.ask('keep', {
      path,
      body: body.toString('base64'),
      headers: ownHeaders(headers),
      notModified: ownHeaders(known.headers),
    });
    await cms.ask('statements');
    const asked = { headers: isKnown ? condition : ACCEPT, connections: CONNECTIONS, seconds };
    const pairs = [];
    for (let round = 0; round < rounds; round += 1) {
      const ours = await measureLoad({ url: cms.url + path, ...asked });
      pairs.push({ ours, theirs: await measureLoad({ url: plain.url + path, ...asked }) });
    }
    const statements = await cms.ask('statements');
    const share = median(pairs.map(({ ours, theirs }) => ours.perSecond / theirs.perSecond));
    worst = Math.min(worst, share);
    rows.push([
      label,
      number(median(pairs.map(({ ours }) => ours.perSecond))),
      milliseconds(median(pairs.map(({ ours }) => ours.p50))),
      milliseconds(median(pairs.map(({ ours }) => ours.p99))),
      number(statements),
      number(isKnown ? 0 : body.length),
      number(median(pairs.map(({ theirs }) => theirs.perSecond))),
      ratio(share),
    ]);
  }
  return {
    title: `Réponses en cache, ${CONNECTIONS} connexions, à côté d’un serveur node:http qui donne les mêmes octets`,
    text: table(['', 'req./s', 'p50', 'p99', 'SQL', 'octets', 'node:http req./s', 'rapport'], rows),
    verdicts: [
      {
        budget: `réponse en cache, 304 compris : au moins ${ratio(LEAST_RATIO)} de node:http`,
        measured: `${ratio(worst)} au moins`,
        isKept: worst >= LEAST_RATIO,
      },
    ],
  };
}

/**
 * Without what Node writes by itself.
 * @param {readonly string[]} headers names and values in turn
 */
function ownHeaders(headers) {
  const written = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);
  return headers.filter((_, index) => !written.has((headers[index - (index % 2)] ?? '').toLowerCase()));
}
