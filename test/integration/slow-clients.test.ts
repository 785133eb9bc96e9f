/** Connections as slow, patient and unlucky clients make them, on a server in a process of its own. */
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Application } from '../support/application';

let application: Application;

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ess-slow-'));
  application = await Application.start({ DATABASE_FILENAME: path.join(folder, 'ess.db') }, { STOP_DELAY: '2' });
}, 300_000);
afterAll(() => application.stop());

async function open(): Promise<Socket> {
  const { hostname, port } = new URL(application.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

const REQUEST = 'GET /ess/ready HTTP/1.1\r\nHost: exemple.example\r\n\r\n';
const answerOf = async (socket: Socket): Promise<string> => {
  const [chunk]: unknown[] = await once(socket, 'data');
  return String(chunk).split('\r\n', 1)[0] ?? '';
};

it('closes those who never finish a request, and keeps those who rest between two', async () => {
  const resting = await open();
  resting.write(REQUEST);
  expect(await answerOf(resting)).toBe('HTTP/1.1 200 OK');

  const slow = await Promise.all(Array.from({ length: 500 }, open));
  let closed = 0;
  for (const socket of slow) socket.on('close', () => (closed += 1)).resume();
  for (const socket of slow) socket.write('GET /ess/agenda HTTP/1.1\r\nHost: exemple.example\r\n');
  const drip = setInterval(() => {
    for (const socket of slow) if (!socket.destroyed) socket.write('X-Slow: a line at a time\r\n');
  }, 2_000);
  try {
    const begun = performance.now();
    expect((await application.get('/ess/agenda.json')).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(2_000);
    await expect.poll(() => closed, { timeout: 30_000, interval: 250 }).toBe(slow.length);
  } finally {
    clearInterval(drip);
    for (const socket of slow) socket.destroy();
  }
  // A proxy's connection, idle for longer than a head may take.
  expect(resting.destroyed).toBe(false);
  resting.write(REQUEST);
  expect(await answerOf(resting)).toBe('HTTP/1.1 200 OK');
  resting.destroy();
}, 60_000);

it('says that it stops before it stops listening, and finishes what is under way', async () => {
  const body = JSON.stringify({ email: 'personne@exemple.example', password: 'inconnu' });
  const login = httpRequest(`${application.url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': body.length },
  });
  const answered = once(login, 'response');
  login.write(body.slice(0, 10));
  await wait(200);

  const exited = application.terminate();
  await expect.poll(async () => (await application.get('/ess/ready')).status, { timeout: 1_500 }).toBe(503);
  const late = await application.get('/ess/agenda.json');
  expect([late.status, late.headers.get('connection')]).toEqual([200, 'close']);
  // Until the listener is closed.
  await expect
    .poll(
      () =>
        application.get('/ess/ready').then(
          () => true,
          () => false,
        ),
      { timeout: 5_000 },
    )
    .toBe(false);
  login.end(body.slice(10));
  const [response]: { statusCode?: number }[] = await answered;
  expect(response?.statusCode).toBe(400);
  expect(await exited).toBe(0);
}, 60_000);
