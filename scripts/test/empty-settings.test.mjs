// @ts-check
/** A variable that is empty is one that is not set, whichever it is and whoever reads it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import admin from '../../cms/app/config/admin';
import database from '../../cms/app/config/database';
import plugins from '../../cms/app/config/plugins';
import server from '../../cms/app/config/server';
import { env } from '../../cms/app/src/settings';
import { loadFile, readSettings } from '../lib/settings.mjs';
import { OF_THE_SYSTEM, settingNames } from './support/setting-names.mjs';

const names = [...settingNames].filter((name) => !OF_THE_SYSTEM.includes(name));
const application = () => ({ admin: admin(), database: database(), plugins: plugins(), server: server() });

beforeEach(() => {
  for (const name of names) vi.stubEnv(name, undefined);
});
afterEach(() => vi.unstubAllEnvs());

describe('an empty variable', () => {
  it.each(names)('%s', (name) => {
    const unset = { application: application(), scripts: readSettings(process.env) };
    for (const empty of ['', ' ']) {
      vi.stubEnv(name, empty);
      expect({ application: application(), scripts: readSettings(process.env) }).toEqual(unset);
    }
  });

  it('lets the value of the .env file stand', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'ess-env-')), '.env');
    writeFileSync(file, 'RATE_LIMIT_BURST=7\nHOST=0.0.0.0\n');
    vi.stubEnv('RATE_LIMIT_BURST', '');
    vi.stubEnv('HOST', '127.0.0.2');
    loadFile(file);
    expect([process.env['RATE_LIMIT_BURST'], process.env['HOST']]).toEqual(['7', '127.0.0.2']);
  });
});

describe('a variable that cannot be understood is refused by its name', () => {
  it.each(
    /** @type {const} */ ([
      ['int', 'douze'],
      ['int', '-1'],
      ['int', '1e3'],
      ['bool', 'oui'],
    ]),
  )('%s: %s', (kind, value) => {
    vi.stubEnv('ESS_TEST', value);
    expect(() => (kind === 'int' ? env.int('ESS_TEST', 1) : env.bool('ESS_TEST', true))).toThrow(`ESS_TEST=${value} :`);
  });

  it('takes what is between commas', () => {
    vi.stubEnv('ESS_TEST', ' a, b ,,c,');
    expect(env.array('ESS_TEST', [])).toEqual(['a', 'b', 'c']);
  });
});
