/** A host on another database is told so by name, before Strapi makes a table in it. */
import { expect, it } from 'vitest';
import { requireSupportedDatabase } from '../src/database/supported';

it.each(['sqlite', 'postgres'])('runs on %s', (client) => {
  expect(() => requireSupportedDatabase(client)).not.toThrow();
});

it.each([
  ['mysql', /MySQL et MariaDB.*PostgreSQL ou SQLite.*rien n’a été créé/],
  ['oracledb', /« oracledb »/],
  [undefined, /PostgreSQL ou SQLite/],
])('refuses %s', (client, words) => {
  expect(() => requireSupportedDatabase(client)).toThrow(words);
});
