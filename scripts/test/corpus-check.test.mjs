// @ts-check
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareCounts, countCorpus, joinFiles } from '../lib/corpus-counts.mjs';
import { root } from '../lib/paths.mjs';

const from = (/** @type {string[]} */ ...documents) => ({
  provenance: documents.map((document) => ({ document: `resource:document-${document}` })),
});

describe('countCorpus', () => {
  const corpus = joinFiles([
    {
      about: 'Fichier d’essai',
      events: [
        {
          externalId: 'event:a',
          occurrences: [{ start: '2025-09-11' }],
          sessions: [{ title: 'Ouverture' }, { title: 'Focus', sessions: [{ title: 'Un' }, { title: 'Deux' }] }],
          ...from('s0', 's1'),
        },
      ],
    },
    {
      events: [{ externalId: 'event:b', ...from('s1') }],
      keyFigures: [{ externalId: 'figure:a', scope: 'statistic', ...from('s0') }],
      resources: [
        { externalId: 'resource:a', linkStatus: 'lost', ...from('s1') },
        { externalId: 'resource:b', canonicalUrl: 'https://www.exemple.example/page', ...from('s0') },
      ],
    },
  ]);
  const counts = countCorpus(corpus, { S0: ['www.exemple.example/page.', 'http://absente.example'], S1: [] });

  it('counts in each document what cites it', () => {
    expect(counts['S0']).toMatchObject({ eventsDated: 1, eventsRecurring: 0, figuresStatistic: 1, lostLinks: 0 });
    expect(counts['S1']).toMatchObject({ eventsDated: 1, eventsRecurring: 1, figuresStatistic: 0, lostLinks: 1 });
    expect(counts['all']).toMatchObject({ eventsDated: 1, eventsRecurring: 1, figures: 1 });
  });

  it('counts the items of a programme, not the sessions that hold them', () => {
    expect(counts['S0']).toMatchObject({ programmeItems: 3 });
  });

  it('finds an address whatever its scheme and final marks', () => {
    expect(counts['S0']).toMatchObject({ urls: 1 });
  });
});

describe('compareCounts', () => {
  const inventory = { S0: { people: 15, urls: 9 } };
  const contacts = { document: 'S0', type: 'people', corpus: 14, reasons: ['Un contact n’a pas de fiche : -1.'] };
  const faults = (/** @type {number} */ people, /** @type {(typeof contacts)[]} */ differences) =>
    compareCounts(inventory, { S0: { people, urls: 9 } }, differences).faults;

  it('accepts equal counts and explained differences', () => {
    expect(faults(15, [])).toEqual([]);
    expect(faults(14, [contacts])).toEqual([]);
  });

  it('refuses a difference without a reason', () => {
    expect(faults(14, [])).toEqual(['S0, people : 15 à l’inventaire, 14 dans le corpus, sans explication.']);
    expect(faults(14, [{ ...contacts, reasons: [] }])).toEqual(['S0, people : l’explication ne donne pas de raison.']);
    expect(faults(14, [contacts, contacts])).toEqual(['S0, people : expliqué deux fois.']);
  });

  it('refuses a stale explanation', () => {
    expect(faults(15, [contacts])).toEqual(['S0, people : 15 des deux côtés : l’explication est périmée.']);
    expect(faults(13, [contacts])).toEqual(['S0, people : l’explication vaut pour 14, le corpus compte 13.']);
    expect(faults(15, [{ ...contacts, type: 'peple' }])).toEqual([
      'S0, peple : expliqué, mais absent de l’inventaire.',
    ]);
  });

  it('refuses a type that it cannot count', () => {
    expect(compareCounts({ S0: { songs: 2 } }, { S0: {} }, []).faults).toEqual([
      'S0, songs : le corpus ne sait pas compter ce type.',
    ]);
  });
});

describe('the corpus', () => {
  it('counts what the documents count, or the inventory says why not', () => {
    const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts', 'corpus-check.mjs')], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
