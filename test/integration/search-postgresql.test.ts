/** The search answers alike on both databases: each question that people type, on the corpus. `npm run test:long` asks. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Application } from '../support/application';
import { cms } from '../support/cms';
import { startPostgresql, type Postgresql } from '../support/postgresql';

const questionsSchema = z.object({
  questions: z.array(z.object({ typed: z.string(), lang: z.enum(['fr', 'en']).default('fr') })),
});
const { questions } = questionsSchema.parse(
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'search', 'questions.json'), 'utf8')),
);
const answerSchema = z.object({
  total: z.number(),
  matched: z.string(),
  counts: z.array(z.object({ collection: z.string(), total: z.number() })),
  nodes: z.array(z.object({ collection: z.string(), slug: z.string(), title: z.string() })),
});

/** Entries that a search looks at for one word. */
const CUT = 300;

describe.runIf(process.env.ESS_TEST_LONG === 'true')('what people type, on SQLite and on PostgreSQL', () => {
  let sqlite: string;
  let server: Postgresql;
  let application: Application;
  beforeAll(async () => {
    ({ url: sqlite } = await cms());
    server = await startPostgresql();
    application = await Application.start({ DATABASE_URL: server.url }, { ESS_TERRITORIES: 'true', ESS_DEMO: 'true' });
  }, 600_000);
  afterAll(async () => {
    await application.stop();
    await server.stop();
  });

  async function ask(url: string, parameters: Readonly<Record<string, string>>) {
    const answer = await fetch(`${url}/ess/recherche.json?${new URLSearchParams(parameters).toString()}`);
    expect(answer.status).toBe(200);
    return answerSchema.parse(await answer.json());
  }

  it.each(questions)('$typed', async ({ typed, lang }) => {
    const [one, other] = [await ask(sqlite, { q: typed, lang }), await ask(application.url, { q: typed, lang })];
    // Of a word that more than 300 entries bear, which of the lightest are looked at is left to each database.
    if (one.total > CUT) expect(other.nodes.slice(0, 5)).toEqual(one.nodes.slice(0, 5));
    else expect(other).toEqual(one);
  });

  it.each(['DEP-49', 'REG-24', 'COM-49007'])('the same in %s', async (territory) => {
    for (const q of ['mobilité', 'épicerie', 'emploi', 'formation des élus']) {
      const [one, other] = [await ask(sqlite, { q, territory }), await ask(application.url, { q, territory })];
      expect(other).toEqual(one);
    }
  });
});
