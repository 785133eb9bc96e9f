/** The search over everything, as people type: on the corpus, through the public addresses. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cms } from '../support/cms';

let url: string;
beforeAll(async () => {
  ({ url } = await cms());
});

const questionsSchema = z.object({
  questions: z.array(
    z.object({
      typed: z.string(),
      lang: z.enum(['fr', 'en']).default('fr'),
      any: z.array(z.string()).default([]),
      never: z.array(z.string()).default([]),
      first: z.boolean().default(false),
      sameAs: z.string().optional(),
    }),
  ),
});
const { questions } = questionsSchema.parse(
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'search', 'questions.json'), 'utf8')),
);

const answerSchema = z.object({
  total: z.number(),
  matched: z.enum(['all', 'some', 'none']),
  counts: z.array(z.object({ collection: z.string(), total: z.number() })),
  words: z.array(z.object({ typed: z.string(), found: z.string(), instead: z.array(z.string()) })),
  nodes: z.array(z.object({ collection: z.string(), slug: z.string(), url: z.url() })),
});

async function search(parameters: Readonly<Record<string, string>>) {
  const answer = await fetch(`${url}/ess/recherche.json?${new URLSearchParams(parameters).toString()}`);
  expect(answer.status).toBe(200);
  return answerSchema.parse(await answer.json());
}

/** Stem and slug: the agenda lists rendez-vous. */
const named = ({ collection, slug }: { readonly collection: string; readonly slug: string }): string =>
  `${collection === 'agenda' ? 'rendez-vous' : collection}/${slug}`;

const foundBy = async (q: string, lang: string) => (await search({ q, lang })).nodes.map(named);

describe('what people type', () => {
  it.each(questions)('$typed', async ({ typed, lang, any, never, first, sameAs }) => {
    const found = await foundBy(typed, lang);
    const leading = found.slice(0, first ? 1 : 5);
    if (any.length > 0)
      expect({ typed, leading }).toSatisfy(() => any.some((wanted) => leading.some((name) => name.startsWith(wanted))));
    for (const unwanted of never) expect(found.slice(0, 5).filter((name) => name.startsWith(unwanted))).toEqual([]);
    if (sameAs !== undefined) {
      expect(found.length).toBeGreaterThan(0);
      expect(found.slice(0, 10)).toEqual((await foundBy(sameAs, lang)).slice(0, 10));
    }
  });
});
