// @ts-check
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContentModel } from '../lib/content-model.mjs';
import { drawModel } from '../lib/model-svg.mjs';
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

describe('the drawing', () => {
  it('is the one that is committed', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [path.join(root, 'scripts', 'model-drawing.mjs'), '--check'],
      {
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('names every type, and says in words what it shows', () => {
    const drawing = readFileSync(path.join(root, 'docs', 'images', 'modele.svg'), 'utf8');
    const description = /<desc id="description">([^<]+)<\/desc>/.exec(drawing)?.[1];
    expect(drawing).toMatch(/<title id="titre">[^<]+<\/title>/);
    for (const { label } of Object.values(model)) expect(description).toContain(label);
  });

  it('refuses a type or a link that has no place in it', () => {
    const song = { label: 'Chansons', isPublished: false, relations: [], citesItsSource: true };
    expect(() => drawModel({ ...model, song })).toThrow('no place for the type “song”');
    const { territory, ...others } = model;
    expect(() =>
      drawModel({ ...others, territory: { ...song, relations: [{ target: 'person', field: 'Maire' }] } }),
    ).toThrow('no line for “territory person”');
    expect(() => drawModel({ ...others, territory: { ...song, relations: [] }, vocabulary: song })).toThrow(
      '“vocabulary organisation” has a line but no link',
    );
    expect(territory?.relations.length).toBeGreaterThan(0);
  });
});
