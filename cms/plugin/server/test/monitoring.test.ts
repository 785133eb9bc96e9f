import { createLogger, winston } from '@strapi/logger';
import knex from 'knex';
import { describe, expect, it } from 'vitest';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { Writable } from 'node:stream';
import { logAsJson } from '../src/monitoring/json-log';
import { during, requestId } from '../src/monitoring/request-id';
import { tellSlowQueries, type SlowQuery } from '../src/monitoring/slow-queries';
import { ServerStateReader } from '../src/monitoring/server-state';

describe('the name of a request', () => {
  const asked = (id: string) => {
    const request = new IncomingMessage(new Socket());
    request.headers['x-request-id'] = id;
    return request;
  };

  it('is that of a trusted proxy, if it can be read in a log', () => {
    expect(requestId(asked('7f3a-b.c'), () => true)).toBe('7f3a-b.c');
    expect(requestId(asked('7f3a-b.c'), () => false)).not.toBe('7f3a-b.c');
    for (const forged of ['a b', 'a"b', 'a\nb', '', 'x'.repeat(129)])
      expect(requestId(asked(forged), () => true)).toMatch(/^[0-9a-f]{8}-\w+$/);
  });

  it('is another one each time', () => {
    const made = Array.from({ length: 100 }, () => requestId(asked(''), () => false));
    expect(new Set(made).size).toBe(100);
  });
});

describe('a slow statement', () => {
  it('is told with the request that asked it, without its values; a quick one is not', async () => {
    const connection = knex({
      client: 'better-sqlite3',
      connection: { filename: ':memory:' },
      useNullAsDefault: true,
    });
    const told: SlowQuery[] = [];
    const stop = tellSlowQueries(connection, 20, (query) => told.push(query));
    await connection.raw('select 1');
    const slow = `with recursive count(n) as (select 1 union all select n + 1 from count where n < 500000)
      select max(n) from count where n <> ?`;
    await during('demande-1', async () => {
      await connection.raw(slow, ['Jeanne Exemple']);
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ requestId: 'demande-1', sql: expect.stringContaining('from count') as string });
    expect(told[0]?.sql).not.toContain('Jeanne');
    stop();
    await connection.raw(slow, ['Jeanne Exemple']);
    expect(told).toHaveLength(1);
    await connection.destroy();
  });
});

describe('the log as JSON', () => {
  it('is one object a line, with the request, the words and the stack', async () => {
    const lines: string[] = [];
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString('utf8'));
        done();
      },
    });
    const log = createLogger({ level: 'info', transports: [new winston.transports.Stream({ stream })] });
    logAsJson({ log });
    during('demande-2', () => log.warn('deux\nlignes', { milliseconds: 12 }));
    log.error('Les liens', new Error('perdus'));
    log.error(new Error('seule'));
    await new Promise((resolve) => setImmediate(resolve));
    const [warned, failed, alone] = lines.map((line): unknown => JSON.parse(line));
    expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
    const time = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/) as string;
    expect(warned).toEqual({ time, level: 'warn', message: 'deux\nlignes', requestId: 'demande-2', milliseconds: 12 });
    const stack = (of: string) => expect.stringContaining(`Error: ${of}\n    at `) as string;
    expect(failed).toMatchObject({ level: 'error', message: 'Les liens perdus', stack: stack('perdus') });
    // Strapi's logger puts the stack of an error told alone into its message.
    expect(alone).toMatchObject({ level: 'error', message: stack('seule') });
  });
});

describe('the state of a server', () => {
  it('is read once for all who ask within a second, and unknown while the database is away', async () => {
    let reads = 0;
    let isUp = true;
    const reader = new ServerStateReader(
      () => {
        reads += 1;
        return isUp ? Promise.resolve({ entries: [], jobs: [] }) : Promise.reject(new Error('away'));
      },
      (work) => work,
      () => undefined,
    );
    await Promise.all(Array.from({ length: 50 }, () => reader.state()));
    expect(reads).toBe(1);
    isUp = false;
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await reader.state()).toBeUndefined();
    expect(reads).toBe(2);
  });
});
