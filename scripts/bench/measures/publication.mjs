// @ts-check
/** From the moment an editor publishes or renames to the moment the public reads it. */
import { succeed } from '../exchange.mjs';
import { milliseconds, number, table } from '../figures.mjs';
import { agenda, AGENDA_FORMATS } from '../requests.mjs';

const MOST_MILLISECONDS = 1_000;
const PAUSE = 2;
/** Milliseconds after which a text will not come any more. */
const PATIENCE = 60_000;

/**
 * @param {readonly import('./scale.mjs').Store[]} stores
 * @param {import('../databases.mjs').Databases} databases
 * @returns {Promise<import('../verdict.mjs').Section>}
 */
export async function measurePublication(stores, { event, references }) {
  const rows = [];
  let worst = 0;
  for (const [rank, { size, server }] of stores.entries()) {
    const organisation = references.organisations[rank];
    if (!organisation) throw new Error('There are not enough organisations');
    const published = {
      ...event(2_000_000 + rank),
      occurrences: [tomorrow()],
      publisher: organisation,
      involvements: [{ role: 'organiser', organisation }],
    };
    const lists = AGENDA_FORMATS.map((format) => server.url + agenda(format, { q: MARK }));
    const publication = await untilSeen(lists, published.slug, () =>
      server.ask('publish', [{ ...published, title: `${MARK} ${published.title}` }]),
    );
    const name = `Structure renommée ${rank}`;
    const renaming = await untilSeen(lists, name, () =>
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
      [
        'rendez-vous enregistrés',
        'publier',
        'publié et lu partout',
        'renommer une structure',
        'renommée et lue partout',
      ],
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
 * @param {readonly string[]} urls asked again and again, each until it says the text
 * @param {string} text
 * @param {() => Promise<unknown>} change
 */
async function untilSeen(urls, text, change) {
  for (const url of urls) {
    if ((await read(url)).includes(text)) throw new Error(`${url} says « ${text} » already`);
  }
  const started = performance.now();
  let done = Number.NaN;
  const changed = change().then(() => {
    done = performance.now() - started;
  });
  for (const url of urls) {
    while (!(await read(url)).includes(text)) {
      if (performance.now() - started > PATIENCE) throw new Error(`${url} never said « ${text} »`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
  const seen = performance.now() - started;
  await changed;
  return { done, seen };
}

/**
 * Lines of a calendar are folded.
 * @param {string} url
 */
async function read(url) {
  return (await succeed({ url })).body.toString().replaceAll('\r\n ', '');
}
