// @ts-check
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadSecrets } from '../lib/secrets.mjs';

const NAMES = ['APP_KEYS', 'ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY'];
/** @type {string} */
let folder;
/** @type {string} */
let file;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ess-secrets-'));
  file = path.join(folder, 'data', 'secrets.env');
  forget();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function forget() {
  for (const name of NAMES) vi.stubEnv(name, '');
}

describe('loadSecrets', () => {
  it('makes every secret once and keeps it for its owner alone', () => {
    loadSecrets(file);
    const first = NAMES.map((name) => process.env[name]);
    expect(new Set(first).size).toBe(NAMES.length);
    expect(first.every((secret) => (secret ?? '').length >= 43)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);

    forget();
    loadSecrets(file);
    expect(NAMES.map((name) => process.env[name])).toEqual(first);
  });

  it('lets the environment win, and does not write down what it holds', () => {
    vi.stubEnv('ADMIN_JWT_SECRET', 'from the environment');
    loadSecrets(file);
    expect(process.env['ADMIN_JWT_SECRET']).toBe('from the environment');
    expect(readFileSync(file, 'utf8')).not.toContain('ADMIN_JWT_SECRET');
  });

  it('adds a secret that an older file lacks without changing the others', () => {
    vi.stubEnv('ENCRYPTION_KEY', 'from the environment');
    loadSecrets(file);
    const before = process.env['API_TOKEN_SALT'];
    forget();
    loadSecrets(file);
    expect(process.env['API_TOKEN_SALT']).toBe(before);
    expect(process.env['ENCRYPTION_KEY']).toHaveLength(43);
  });
});
