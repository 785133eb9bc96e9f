/** What a change of a saved selection brings in and takes out: told by the database, whatever the size. */
import { AGENDA_RULES, parseSelection, type Selection } from 'ess-shared-types';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectEvent } from '../../src/publication/event-projection';
import { storedRows } from '../../src/publication/stored-rows';
import { ENTRIES, OCCURRENCES, VALUES } from '../../src/publication/tables';
import { eventDocument, ReadModel } from '../support/read-model';

let model: ReadModel;

/** More than any whole list would carry. */
const PAST = 5_040;
const UPCOMING = 8;

beforeAll(async () => {
  model = (await ReadModel.open()).at('2026-06-15T12:00:00Z');
  await model.publishReferences();
  const event = (name: string, start: string, kind: string) =>
    eventDocument(name, { title: `Rencontre ${name}`, occurrences: [{ start, time_zone: 'Europe/Paris' }], kind });
  for (let number = 0; number < UPCOMING; number += 1)
    await model.publish(event(`avenir-${String(number)}`, '2027-03-01', number % 2 === 0 ? 'webinar' : 'workshop'));
  // As publishing writes them, many at once.
  const rows: Record<string, Record<string, unknown>[]> = {};
  for (let number = 0; number < PAST; number += 1) {
    const name = `passee-${String(number)}`;
    const document = event(name, `20${String(10 + (number % 15))}-03-01`, number % 2 === 0 ? 'webinar' : 'workshop');
    const { columns, index } = storedRows(
      'event',
      projectEvent(document, (code) => [code]),
    );
    const id = 10_000 + number;
    const entry = {
      ...columns,
      id,
      kind: 'event',
      document_id: name,
      revision: 0,
      first_published_at: 0,
      changed_at: 0,
    };
    (rows[ENTRIES] ??= []).push(entry);
    for (const table of [OCCURRENCES, VALUES] as const)
      (rows[table] ??= []).push(...index[table].map((row) => ({ entry_id: id, ...row })));
  }
  for (const [table, all] of Object.entries(rows))
    for (let start = 0; start < all.length; start += 400) await model.knex(table).insert(all.slice(start, start + 400));
}, 120_000);
afterAll(() => model.close());

const selection = (text: string): Selection => {
  const parsed = parseSelection(new URLSearchParams(text), { rules: AGENDA_RULES });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.selection;
};
const difference = (before: string | undefined, after: string) =>
  model.catalogue.difference('agenda', before === undefined ? undefined : selection(before), selection(after), 30);

it('is counted beyond what a whole list carries', async () => {
  const { before, after, added, removed } = await difference('when=all', 'when=all&kind=webinar');
  expect([before, after, added.total, removed.total]).toEqual([5_048, 2_524, 0, 2_524]);
  expect(removed.titles).toHaveLength(30);
  expect(removed.titles.every((title) => /\d*[13579]$/.test(title))).toBe(true);
});

it('says what comes, what goes and what does neither', async () => {
  const { before, after, added, removed } = await difference('when=upcoming', 'when=past');
  expect([before, after, added.total, removed.total]).toEqual([UPCOMING, PAST, PAST, UPCOMING]);
  expect(removed.titles).toContain('Rencontre avenir-3');
  expect(await difference('when=past', 'when=past')).toMatchObject({ added: { total: 0 }, removed: { total: 0 } });
  expect(await difference(undefined, 'when=upcoming')).toMatchObject({ before: 0, added: { total: UPCOMING } });
});
