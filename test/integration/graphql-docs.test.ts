/** The queries of docs/graphql.md work as printed, and its limits are those that are set. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cms, graphql } from '../support/cms';

beforeAll(cms);

const documentation = await readFile(path.resolve(import.meta.dirname, '../../docs/graphql.md'), 'utf8');

interface Example {
  readonly title: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const EXAMPLE = /^### (\d+\. .+)$(?:(?!^#)[^])*?^```graphql$([^]*?)^```$(?:\s*^```json$([^]*?)^```$)?/gm;

const examples = [...documentation.matchAll(EXAMPLE)].map(([, title = '', query = '', variables]): Example => ({
  title,
  query,
  variables: variables === undefined ? {} : (JSON.parse(variables) as Record<string, unknown>),
}));

/** Paths of lists and objects among the root fields that hold nothing. */
function emptyParts(data: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(data).flatMap(([name, answer]) => {
    if (typeof answer !== 'object' || answer === null) return [name];
    return 'nodes' in answer && Array.isArray(answer.nodes) && answer.nodes.length === 0 ? [`${name}.nodes`] : [];
  });
}

/** Every value of a name, however deep. */
function valuesOf(name: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => [
    ...(key === name ? [item] : []),
    ...valuesOf(name, item),
  ]);
}

async function answer(number: number): Promise<Readonly<Record<string, unknown>>> {
  const example = examples[number - 1];
  const { data } = await graphql(example?.query ?? '', example?.variables);
  return data ?? {};
}

describe('docs/graphql.md', () => {
  it('has all its examples read', () => {
    expect(examples).toHaveLength(documentation.match(/^```graphql$/gm)?.length ?? 0);
    expect(examples.length).toBeGreaterThanOrEqual(10);
  });

  it.each(examples)('$title', async ({ query, variables }) => {
    const { status, errors, data } = await graphql(query, variables);
    expect(errors).toEqual([]);
    expect(status).toBe(200);
    expect(Object.keys(data ?? {})).not.toEqual([]);
    expect(emptyParts(data ?? {})).toEqual([]);
  });

  it('shows what the examples are about', async () => {
    const filled = (value: unknown) => value !== null && (!Array.isArray(value) || value.length > 0);
    expect(valuesOf('sessions', await answer(1)).filter(filled)).not.toEqual([]);
    expect(valuesOf('role', await answer(2))).toContainEqual({ key: 'replay', label: 'Rediffusion' });
    expect(valuesOf('comparison', await answer(3)).filter(filled)).not.toEqual([]);
    expect(valuesOf('groups', await answer(4)).filter(filled)).not.toEqual([]);
    expect(valuesOf('replacedBy', await answer(7)).filter(filled)).not.toEqual([]);
    expect(valuesOf('byPostalCode', await answer(9))).toMatchObject([
      { nodes: expect.arrayContaining([expect.objectContaining({ code: 'COM-49127' })]) },
    ]);
    expect(valuesOf('mappedTo', await answer(10)).filter(filled)).not.toEqual([]);
  });

  it('leads to the next page with the cursor of the page before', async () => {
    const example = examples[11];
    const slugs: unknown[] = [];
    let cursor: unknown = null;
    do {
      const { data } = await graphql(example?.query ?? '', { cursor });
      slugs.push(...valuesOf('id', data));
      [cursor] = valuesOf('hasNextPage', data).includes(true) ? valuesOf('endCursor', data) : [null];
    } while (cursor !== null);
    expect(valuesOf('total', await answer(12))).toEqual([slugs.length]);
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  it('prints the limits that are set', async () => {
    const printed = new Map(
      [...documentation.matchAll(/^\| `(\w+)` +\| (\d+) /gm)].map(([, name, limit]) => [name, limit]),
    );
    const beyond = {
      depth: `{ essEvents { nodes ${'{ sessions '.repeat(12)} { title } ${'}'.repeat(12)} } }`,
      aliases: `{ ${Array.from({ length: 50 }, (_, i) => `a${String(i)}: essEvents { total }`).join(' ')} }`,
      directives: `{ essEvents { total ${'@include(if: true) '.repeat(50)} } }`,
      roots:
        '{ essEvents { total } ...r ...r } fragment r on Query { essEvents { total } ...s } fragment s on Query { essResources { total } essInitiatives { total } }',
      tokens: `{ ${'essEvents { total } '.repeat(500)} }`,
      cost: `{ essEvents { nodes ${'{ sessions '.repeat(7)} { ${'title '.repeat(300)} } ${'}'.repeat(7)} } }`,
      bodyBytes: ' '.repeat(100_000),
    };
    for (const [name, query] of Object.entries(beyond)) {
      const { errors } = await graphql(query);
      expect(errors[0]?.message, name).toContain(`limit of ${printed.get(name) ?? 'nothing'} `);
    }
  });

  it('prints the error that a wrong argument gets', async () => {
    const printed: object = JSON.parse(/^## Errors$[^]*?^```json$([^]*?)^```$/m.exec(documentation)?.[1] ?? '{}');
    const { text, status } = await graphql('{ essEvents(limit: 1000, lang: EN) { total } }');
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject(printed);
  });
});
