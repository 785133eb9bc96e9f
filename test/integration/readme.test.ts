/** The GraphQL queries of the README work as printed. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { graphql } from '../support/cms';

describe.each(['README.md', 'README.fr.md'])('%s', (name) => {
  it('prints queries that work', async () => {
    const text = await readFile(path.resolve(import.meta.dirname, '../..', name), 'utf8');
    const queries = [...text.matchAll(/```graphql\n(.*?)```/gs)].flatMap(([, query]) => query ?? []);
    expect(queries.length).toBeGreaterThan(0);
    for (const query of queries) {
      const { data, errors } = await graphql(query);
      expect(errors).toEqual([]);
      for (const list of Object.values(data ?? {}))
        expect((list as { nodes: unknown[] }).nodes.length).toBeGreaterThan(0);
    }
  });
});
