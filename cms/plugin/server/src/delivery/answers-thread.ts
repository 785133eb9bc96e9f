/** The thread of long answers: the same catalogue and formats, on a connection of its own that only reads. */
import { parentPort, workerData } from 'node:worker_threads';
import knex from 'knex';
import { readPublicState } from '../announcements/public-state';
import { Catalogue } from '../catalogue/catalogue';
import { SelectionRefused } from '../catalogue/refusal';
import { TerritoryIndex } from '../territories/territory-index';
import { Answers } from './answers';
import type { Question, Reply, ThreadData } from './answers-beside';
import { digestOf } from './kept-answer';

const { database, site }: ThreadData = workerData;
const connection = knex(database);

/** The territories of the version that the database now has. */
let territories: { readonly version: string; readonly index: TerritoryIndex } | undefined;
async function index(): Promise<TerritoryIndex> {
  const { territoriesVersion: version } = await readPublicState(connection);
  if (territories?.version !== version) territories = { version, index: await TerritoryIndex.load(connection) };
  return territories.index;
}

async function replyTo({ id, target, now, server }: Question): Promise<Reply> {
  const catalogue = new Catalogue(
    () => connection,
    { index },
    () => server,
    () => now,
  );
  const source = { catalogue, server: () => server, now: () => now };
  try {
    const answer = await new Answers(source, undefined, site).make(target);
    // The server would hash megabytes while others wait.
    return { id, answer: { ...answer, digest: digestOf(answer) } };
  } catch (error) {
    if (error instanceof SelectionRefused) return { id, refused: error.problems, lang: error.lang };
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// One after the other: each takes memory, and the processors are shared with those who wait for little.
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (question: Question) => {
  last = last.then(async () => {
    parentPort?.postMessage(await replyTo(question));
  });
});
