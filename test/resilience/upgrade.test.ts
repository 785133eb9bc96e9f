/** Databases that former commits made by themselves: today’s server starts on them, and the public finds what it knew. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { sharedSecrets } from '../support/application';
import { context, figure, notRun } from '../support/figures';
import { buildCommit, hasCommit } from '../support/former-checkout';
import { freePort } from '../support/free-port';
import { Server } from '../support/server';

const SCENARIO = 'mise à jour';
/** The first commit with a command that serves, and later ones with other forms of the read model. */
const COMMITS = ['5057c60', '2568ef5', '46f5edd'];

const answerSchema = z.object({
  data: z.object({
    essEvents: z.object({
      total: z.number(),
      nodes: z.array(z.object({ id: z.string(), slug: z.string(), title: z.string() })),
    }),
    essResources: z.object({ total: z.number() }).optional(),
  }),
});

async function read(server: Server, query: string) {
  const { body, text } = await server.get('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) throw new Error(text);
  return parsed.data.data;
}

it.each(COMMITS)('from %s: every event keeps its id, slug and title', async (commit) => {
  if (!hasCommit(commit)) {
    notRun(SCENARIO, `${commit} n’est pas dans cette copie du dépôt`);
    return;
  }
  const database = { DATABASE_FILENAME: path.join(mkdtempSync(path.join(tmpdir(), 'ess-former-')), 'ess.db') };
  const settings = { ...sharedSecrets(), ESS_DEMO: 'true', ESS_TERRITORIES: 'true' };
  const folder = buildCommit(commit);
  const former = await Server.start(await freePort(), database, settings, { folder, health: '/_health' });
  const query = '{ essEvents(when: ALL, limit: 100) { total nodes { id slug title } } }';
  const before = (await read(former, query)).essEvents;
  await former.stop();
  expect(before.total).toBeGreaterThan(5);

  const begun = performance.now();
  const present = await Server.start(await freePort(), database, { ...settings, ESS_DEMO: 'false' });
  context(SCENARIO, `${commit} : premier démarrage (s)`, (performance.now() - begun) / 1000);
  const after = (await read(present, query)).essEvents;
  await present.stop();
  const key = ({ id, slug, title }: (typeof before.nodes)[number]) => `${id} ${slug} ${title}`;
  const kept = new Set(after.nodes.map(key));
  context(SCENARIO, `${commit} : rendez-vous`, before.total);
  figure(
    SCENARIO,
    `${commit} : rendez-vous perdus ou changés`,
    before.nodes.filter((node) => !kept.has(key(node))).length,
    { atMost: 0 },
  );
});
