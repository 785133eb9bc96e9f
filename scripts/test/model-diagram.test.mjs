// @ts-check
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContentModel } from '../lib/content-model.mjs';
import { describeModel } from '../lib/model-diagram.mjs';
import { root } from '../lib/paths.mjs';

/** @type {import('../lib/content-model.mjs').ContentModel} */
let model;
beforeAll(async () => {
  model = await readContentModel();
});

describe('the content model', () => {
  it('is read from the schemas, through their components', () => {
    expect(Object.keys(model)).toHaveLength(15);
    expect(Object.keys(model).filter((name) => model[name]?.isPublished)).toEqual([
      'dispositif',
      'event',
      'initiative',
      'key-figure',
      'resource',
    ]);
    const targets = (/** @type {string} */ name) => new Set(model[name]?.relations.map(({ target }) => target));
    expect(targets('event')).toEqual(
      new Set(['event-series', 'territory', 'organisation', 'person', 'resource', 'term']),
    );
    expect(targets('selection')).toContain('key-figure');
  });
});

describe('the diagram', () => {
  it('is the one that is committed', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [path.join(root, 'scripts', 'model-diagram.mjs'), '--check'],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('says every link in words', () => {
    const words = describeModel(model);
    for (const { relations } of Object.values(model))
      for (const { field } of relations) expect(words).toContain(`« ${field} »`);
  });

  it('refuses a link that leads nowhere', () => {
    const song = {
      label: 'Chansons',
      isPublished: false,
      relations: [{ target: 'choir', field: 'Chœur' }],
    };
    expect(() => describeModel({ song })).toThrow('A link leads to “choir”');
  });
});
