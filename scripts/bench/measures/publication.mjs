// @ts-check
/** From the moment an editor publishes or renames to the moment the public reads it. */
import { succeed } from '../exchange.mjs';
import { milliseconds, number, table } from '../figures.mjs';
import { agenda } from '../requests.mjs';

const MOST_MILLISECONDS = 1_000;
const PAUSE = 2;

/**
 * @param {readonly import('./scale.mjs').Store[]} stores
 * @param {import('../databases.mjs').Databases} databases
 * @returns {Promise<import('../verdict.mjs').Section>}
 */
export async function measurePublication(stores, { event, references }) {
  const organisation = references.organisations[0];
  if (!organisation) throw new Error('There is no organisation');
  const rows = [];
  let worst = 0;
  for (const [rank, { size, server }] of stores.entries()) {
    const published = { ...event(2_000_000 + rank), occurrences: [tomorrow()] };
    const list = server.url + agenda('json', { from: tomorrow().start.slice(0, 10), limit: '1', q: MARK });
    const publication = await untilSeen(list, published.slug, () =>
      server.ask('publish', [{ ...published, title: `${MARK} ${published.title}` }]),
    );
    const name = `Structure renommée ${rank}`;
    const page = `${server.url}/ess/agenda.json?${new URLSearchParams({ publisher: organisation.slug, limit: '100' })}`;
    const renaming = await untilSeen(page, name, () =>
      server.ask('rename', { documentId: organisation.documentId, name }),
    );
    worst = Math.max(worst, publication.seen, renaming.seen);
    rows.push([
      number(size),
      milliseconds(publication.done),
      milliseconds(publication.seen),
      milliseconds(renaming.done),
      milliseconds(renaming.seen),
    ]);
  }
  return {
    title: 'De la publication à la lecture, par le Document Service, la liste étant en cache',
    text: table(
      ['rendez-vous enregistrés', 'publier', 'publié et lu', 'renommer une structure', 'renommée et lue partout'],
      rows,
    ),
    verdicts: [
      {
        budget: `publication ou renommage lu partout en ${milliseconds(MOST_MILLISECONDS)} au plus`,
        measured: `${milliseconds(worst)} au plus`,
        isKept: worst <= MOST_MILLISECONDS,
      },
    ],
  };
}

/** A word of no event. */
const MARK = 'zzmesure';

function tomorrow() {
  const start = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
  return { start, time_zone: 'Europe/Paris' };
}

/**
 * @param {string} url asked again and again
 * @param {string} text what it must say
 * @param {() => Promise<unknown>} change
 */
async function untilSeen(url, text, change) {
  const before = await succeed({ url });
  if (before.body.includes(text)) throw new Error(`${text} is already there`);
  const started = performance.now();
  let done = Number.NaN;
  const changed = change().then(() => {
    done = performance.now() - started;
  });
  while (!(await succeed({ url })).body.includes(text)) {
    if (performance.now() - started > 60_000) throw new Error(`${text} never came`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  const seen = performance.now() - started;
  await changed;
  return { done, seen };
}
