/** What SQL finds is what anyone would compute from the views, whatever the events and the instant. */
import fc from 'fast-check';
import { addDays, REACHES, WHENS } from 'ess-shared-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgresql, type Postgresql } from '../../../../test/support/postgresql';
import { anyEvents, anyInstant, NOON } from './support/any-event';
import {
  naiveList,
  NAIVE_TERRITORIES,
  parametersOf,
  type ListedEvent,
  type NaiveSelection,
} from './support/naive-lists';
import { eventDocument, onDatabase, ReadModel, type LoadedEvent, type Parameters } from './support/read-model';

const isLong = process.env.ESS_TEST_LONG === 'true';
const TIMEOUT = isLong ? 900_000 : 90_000;

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
const anyDay = fc.integer({ min: -60, max: 60 }).map((offset) => addDays(NOON.slice(0, 10), offset));
const anyTerritories = fc.record({
  codes: fc.subarray([...NAIVE_TERRITORIES], { minLength: 1, maxLength: 3 }),
  reach: fc.option(fc.constantFrom(...REACHES), { nil: undefined, freq: 3 }),
});
const anySelection: fc.Arbitrary<NaiveSelection> = fc
  .record({
    when: optional(fc.constantFrom(...WHENS)),
    period: fc.tuple(optional(anyDay), optional(anyDay)),
    days: optional(fc.integer({ min: 1, max: 50 })),
    status: fc.option(fc.constantFrom('cancelled', 'postponed', 'confirmed'), { nil: undefined, freq: 5 }),
    territories: fc.option(anyTerritories, { nil: undefined, freq: 3 }),
  })
  .map(({ when, period: [one, other], days, status, territories }) => {
    // What recurs without dates has no period, and a period does not end before it begins.
    const isDated = when !== 'recurring';
    const [from, to] = one !== undefined && other !== undefined && one > other ? [other, one] : [one, other];
    return { when, from: isDated ? from : undefined, to: isDated ? to : undefined, days, status, territories };
  })
  .map(({ days, ...others }) => ({ ...others, days: others.when === 'recurring' ? undefined : days }));

async function publishAll(readModel: ReadModel, events: readonly Partial<LoadedEvent>[]): Promise<ListedEvent[]> {
  await readModel.clear();
  await readModel.publish(...events.map((fields, index) => eventDocument(`e${String(index)}`, fields)));
  const rows: { view_fr: string }[] = await readModel.knex('ess_published_entries').orderBy('id').select('view_fr');
  return rows.map(({ view_fr }) => {
    const view: ListedEvent = JSON.parse(view_fr);
    return view;
  });
}

/** The slugs of all pages, one after the other. */
async function readByPages(readModel: ReadModel, parameters: Parameters, limit: number): Promise<string[]> {
  const read: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await readModel.list({ ...parameters, limit, ...(cursor === null ? {} : { cursor }) });
    read.push(...page.nodes.map(({ slug }) => slug));
    cursor = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (cursor !== null);
  return read;
}

/** The instants that decide: those given, and the last one before each. */
const around = (views: readonly ListedEvent[]): number[] =>
  views.flatMap(({ occurrences }) =>
    occurrences.flatMap(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt) - 1, Date.parse(endsAt)]),
  );

let server: Postgresql;
const opened = new Map<string, ReadModel>();

beforeAll(async () => {
  server = await startPostgresql();
  opened.set('SQLite', await ReadModel.open());
  opened.set('PostgreSQL', await ReadModel.open(onDatabase(server.url)));
}, 120_000);

afterAll(async () => {
  for (const readModel of opened.values()) await readModel.close();
  await server.stop();
});

/** PostgreSQL answers over a socket, and waits for its disk. */
describe.each([
  { database: 'SQLite', numRuns: isLong ? 1_000 : 60 },
  { database: 'PostgreSQL', numRuns: isLong ? 200 : 10 },
])('on $database', ({ database, numRuns }) => {
  it('a list, read whole or by pages, is the one computed from the views', { timeout: TIMEOUT }, async () => {
    const readModel = opened.get(database);
    if (!readModel) throw new Error(`${database} is not open`);
    const selections = fc.array(anySelection, { minLength: 3, maxLength: 3 });
    const size = fc.integer({ min: 1, max: 7 });
    const instants = fc.tuple(anyInstant, fc.nat());
    await fc.assert(
      fc.asyncProperty(anyEvents, instants, selections, anyTerritories, size, async (...made) => {
        const [events, [any, pick], asked, territories, limit] = made;
        const views = await publishAll(readModel, events);
        const deciding = around(views);
        const agendas: NaiveSelection[] = [{}, { territories }, { territories, status: 'confirmed' }];
        for (const now of [any, ...deciding.slice(pick % (deciding.length + 1)).slice(0, 1)]) {
          readModel.at(now);
          for (const selection of [...agendas, { when: 'past' as const }, { when: 'all' as const }, ...asked]) {
            const expected = naiveList(views, selection, now);
            const parameters = parametersOf(selection);
            const whole = await readModel.list({ ...parameters, limit: 100 });
            expect(
              whole.nodes.map(({ slug }) => slug),
              JSON.stringify({ selection, now }),
            ).toEqual(expected);
            expect(whole.total).toBe(expected.length);
            expect(await readByPages(readModel, parameters, limit)).toEqual(expected);
          }
        }
      }),
      { numRuns },
    );
  });
});
