/** On SQLite, which says how it will look: lists are read from the indexes made for them, and no table from end to end. */
import { addDays } from 'ess-shared-types';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { eventDocument, ReadModel, term, territory, type Parameters } from './support/read-model';

let readModel: ReadModel;

beforeAll(async () => {
  readModel = await ReadModel.open();
  readModel.at('2025-10-20T10:00:00Z');
  await readModel.publishReferences();
  await readModel.publish(
    ...Array.from({ length: 120 }, (_, index) =>
      eventDocument(`e${String(index)}`, {
        occurrences: [{ start: addDays('2025-10-01', index % 60) }],
        places: [{ territory: territory('COM-49127') }],
        terms: [term('themes', 'alimentation')],
      }),
    ),
  );
});
afterAll(() => readModel.close());

const statementSchema = z.object({
  sql: z.string(),
  bindings: z.array(z.union([z.string(), z.number(), z.boolean()])),
});
const planSchema = z.array(z.object({ detail: z.string() }));

/** The steps of every statement that a list takes. */
async function stepsOf(parameters: Parameters): Promise<string[]> {
  const statements: z.infer<typeof statementSchema>[] = [];
  const note = (statement: unknown) => statements.push(statementSchema.parse(statement));
  readModel.knex.on('query', note);
  const { total } = await readModel.list(parameters);
  readModel.knex.removeListener('query', note);
  expect(total).toBeGreaterThan(0);
  const plans: string[] = [];
  for (const { sql, bindings } of statements) {
    const plan = planSchema.parse(await readModel.knex.raw(`explain query plan ${sql}`, bindings));
    plans.push(...plan.map(({ detail }) => detail));
  }
  return plans;
}

it.each<[Parameters, ...string[]]>([
  [{}, 'occurrences_ends_idx (ends_at>?)'],
  [{ when: 'past' }, 'occurrences_last_idx (is_last=?)'],
  [{ when: 'all' }, 'occurrences_first_idx (earlier_ends_at=?)'],
  [{ from: '2025-10-10', to: '2025-10-12' }, 'occurrences_ends_idx (ends_at>?)'],
  [{ days: 30 }, 'occurrences_ends_idx (ends_at>?)'],
  [{ territory: 'REG-52' }, 'upcoming_idx (is_own=? AND code=? AND ends_at>?)'],
  [{ territory: ['DEP-49', 'DEP-53'], reach: 'within' }, 'upcoming_idx (is_own=? AND code=? AND ends_at>?)'],
  [
    { territory: 'REG-52', topic: 'alimentation' },
    'upcoming_idx (is_own=? AND code=? AND ends_at>?)',
    'values_idx (name=? AND value=? AND until>?)',
  ],
  [{ territory: 'DEP-49', when: 'all' }, 'values_idx (name=? AND value=?', 'occurrences_first_idx (earlier_ends_at=?)'],
  [{ topic: 'alimentation' }, 'values_idx (name=? AND value=? AND until>?)', 'occurrences_entry_idx (entry_id=?'],
  [{ when: 'past', topic: 'alimentation' }, 'values_idx (name=? AND value=?'],
  [{ q: 'rendez-vous' }, 'words_stem_idx (stem=? AND read_in=?', 'occurrences_entry_idx (entry_id=?'],
  [{ q: 'rend' }, 'words_idx (word>? AND word<?)', 'occurrences_entry_idx (entry_id=?'],
  [{ q: 'rnedez' }, 'words_idx (word=?)', 'occurrences_entry_idx (entry_id=?'],
])('%j', async (parameters, ...indexes) => {
  const steps = await stepsOf(parameters);
  for (const index of indexes) expect(steps).toContainEqual(expect.stringContaining(`INDEX ess_published_${index}`));
  // What is gone through whole is what the statement itself found.
  const whole = steps.filter((step) => step.startsWith('SCAN '));
  expect(whole.filter((step) => !/^SCAN (?:upcoming|matched|counted|some|page|CONSTANT ROW)/.test(step))).toEqual([]);
});
