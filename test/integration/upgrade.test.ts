/** The application on an SQLite database that a former version filled. PostgreSQL: see `postgresql.test.ts`. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import knex from 'knex';
import { it } from 'vitest';
import { Application } from '../support/application';
import { expectUpgrade, makeContent } from '../support/upgrade';

it('makes the read model of a former version again, once, and keeps what the public holds on to', async () => {
  const filename = path.join(mkdtempSync(path.join(tmpdir(), 'ess-upgrade-')), 'ess.db');
  const setting = { DATABASE_FILENAME: filename };
  const first = await Application.start(setting);
  await makeContent(first);
  const database = knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });
  const last = await expectUpgrade(first, setting, database);
  await last.stop();
  await database.destroy();
}, 300_000);
