// @ts-check
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onPath } from '../lib/browser.mjs';
import { checkDatabase } from '../lib/database.mjs';
import { checkPort } from '../lib/port.mjs';

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ess-checks-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @returns {Promise<{ port: number, close: () => void }>} */
function listenSomewhere() {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      if (bound === null || typeof bound === 'string') reject(new Error('not listening'));
      else resolve({ port: bound.port, close: () => server.close() });
    });
  });
}

describe('checkPort', () => {
  it('says that a port is taken, and accepts it once it is free', async () => {
    const { port, close } = await listenSomewhere();
    await expect(checkPort('127.0.0.1', port)).rejects.toThrow(`Le port ${port} est déjà pris`);
    close();
    await expect(checkPort('127.0.0.1', port)).resolves.toBeUndefined();
  });

  it('says that an address is not this machine’s', async () => {
    await expect(checkPort('192.0.2.1', 0)).rejects.toThrow('HOST=192.0.2.1');
  });
});

describe('checkDatabase', () => {
  it('accepts a file that can be made, in a folder that can be made', async () => {
    const filename = path.join(folder, 'new', 'ess.db');
    await expect(checkDatabase({ client: 'sqlite', connection: { filename } })).resolves.toBeUndefined();
  });

  it('refuses a path that cannot be a file', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    await expect(checkDatabase({ client: 'sqlite', connection: { filename: folder } })).rejects.toThrow('dossier');
    await expect(
      checkDatabase({ client: 'sqlite', connection: { filename: path.join(file, 'ess.db') } }),
    ).rejects.toThrow('ne peut pas être écrite');
  });

  it('says that no PostgreSQL answers', async () => {
    const { port, close } = await listenSomewhere();
    const connection = { host: '127.0.0.1', port, database: 'ess', user: 'ess', password: 'ess' };
    await expect(checkDatabase({ client: 'postgres', connection })).rejects.toThrow(`127.0.0.1:${port}`);
    close();
    await expect(checkDatabase({ client: 'postgres', connection })).rejects.toThrow('ECONNREFUSED');
  });
});

describe('onPath', () => {
  it('finds executable browsers, best known name first', () => {
    const program = { mode: 0o755 };
    writeFileSync(path.join(folder, 'google-chrome'), '', program);
    writeFileSync(path.join(folder, 'chromium'), '', program);
    writeFileSync(path.join(folder, 'chromium-browser'), '', { mode: 0o644 });
    expect(onPath(['/not/there', folder].join(path.delimiter))).toEqual([
      path.join(folder, 'chromium'),
      path.join(folder, 'google-chrome'),
    ]);
  });
});
