/** What a server says of itself to who looks after it. */
import { beforeAll, expect, it } from 'vitest';
import { cms, METRICS_TOKEN, requestJson } from '../support/cms';

beforeAll(cms);

const get = async (address: string, headers: Record<string, string> = {}) =>
  requestJson(`${(await cms()).url}${address}`, { headers });
const metrics = async () => (await get('/ess/metrics', { authorization: `Bearer ${METRICS_TOKEN}` })).text;

/** The value of one line, by its whole name with labels. */
async function value(line: string): Promise<number> {
  const found = (await metrics()).split('\n').find((candidate) => candidate.startsWith(`${line} `));
  return Number(found?.slice(line.length));
}

it('says its version, network, read model, database, jobs and copies in /ess/health', async () => {
  const { status, body } = await get('/ess/health');
  const agenda = (await get('/ess/agenda.json?when=all')).body as { total: number };
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
    instance: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    server: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
    database: { client: 'sqlite', status: 'ok' },
    jobs: expect.arrayContaining([
      expect.objectContaining({ name: 'schedules', state: expect.stringMatching(/^(?:ok|running)$/) as string }),
    ]) as unknown,
    copies: { writable: true },
  });
  const { readModel } = body as { readModel: { entries: number; changedAt: string } };
  expect(readModel.entries).toBeGreaterThan(agenda.total);
  expect(Date.parse(readModel.changedAt)).toBeGreaterThan(0);
});

it('asks the database a bounded number of questions, however many ask for its health', async () => {
  const { strapi } = await cms();
  await get('/ess/health');
  const asked: string[] = [];
  const note = ({ sql }: { sql: string }) => {
    if (sql.includes('ess_jobs')) asked.push(sql);
  };
  strapi.db.connection.on('query', note);
  const begun = performance.now();
  const answers = await Promise.all(Array.from({ length: 200 }, () => get('/ess/health')));
  const seconds = (performance.now() - begun) / 1000;
  strapi.db.connection.removeListener('query', note);
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  // Once a second, and what the runner of jobs asks by itself every five.
  expect(asked.length).toBeLessThanOrEqual(2 + Math.ceil(seconds) + Math.ceil(seconds / 5));
});

it('gives its figures to nobody without the token', async () => {
  expect((await get('/ess/metrics')).status).toBe(401);
  expect((await get('/ess/metrics', { authorization: 'Bearer faux' })).status).toBe(401);
  const { status, headers, text } = await get('/ess/metrics', { authorization: `Bearer ${METRICS_TOKEN}` });
  expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  for (const name of [
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
    'ess_info{version="',
    'ess_database_up 1',
    'ess_database_connections{pool="application",state="waiting"} 0',
    'ess_job_failed{job="schedules"} 0',
    'ess_copies_writable 1',
    'ess_answer_seconds_count',
  ])
    expect(text).toContain(name);
});

it('counts requests by outcome, status and content, entries by kind', async () => {
  const hits = 'ess_http_requests_total{outcome="hit",status="200",content="text/calendar"}';
  await get('/ess/agenda.ics');
  const before = (await value(hits)) || 0;
  for (let count = 0; count < 3; count += 1) await get('/ess/agenda.ics');
  expect(await value(hits)).toBe(before + 3);
  const { total } = (await get('/ess/ressources.json')).body as { total: number };
  expect(await value('ess_published_entries{kind="resource"}')).toBe(total);
});

it('names each request that costs work, and takes a name over only from a trusted proxy', async () => {
  const named = await get(`/ess/agenda.json?q=nomme${String(Date.now())}`, { 'x-request-id': 'du-mandataire' });
  expect(named.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-\w+$/);
  expect((await get('/graphql')).headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-\w+$/);
});
