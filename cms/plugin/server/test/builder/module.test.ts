/** The pure parts of « Module à intégrer »: policies, releases, the form. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AGENDA_CHOICES } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { filtersIn, filtersText, periodOf, withFilter, withPeriod } from '../../../admin/src/pages/builder/module-form';
import type { Part } from '../../../shared/contracts/builder';
import { policiesFor } from '../../src/builder/content-security-policy';
import { presentationAttributes } from '../../src/builder/module';
import { latestBundle } from '../../src/builder/released-widgets';

describe('the line of a Content Security Policy', () => {
  it('names the origin of the CMS where the element and the frame need it', () => {
    expect(policiesFor('https://cms.exemple.example/sous-dossier', { collection: 'agenda', show: [] })).toEqual({
      element:
        "Content-Security-Policy: script-src 'self' https://cms.exemple.example; connect-src 'self' https://cms.exemple.example",
      frame:
        "Content-Security-Policy: frame-src 'self' https://cms.exemple.example; script-src 'self' https://cms.exemple.example",
    });
  });

  it('lets images of the CMS be shown where the element shows some', () => {
    const policies = (show: readonly Part[]) =>
      policiesFor('https://cms.exemple.example', { collection: 'initiatives', show });
    expect(policies(['image']).element).toContain("; img-src 'self' https://cms.exemple.example");
    expect(policies([]).element).not.toContain('img-src');
  });

  it('lets the players of videos be framed where resources open them', () => {
    const { element, frame } = policiesFor('https://cms.exemple.example', {
      collection: 'ressources',
      show: ['video'],
    });
    expect(element).toContain("; frame-src 'self' https://www.youtube-nocookie.com https://player.vimeo.com");
    expect(frame).not.toContain('vimeo');
  });
});

describe('the pinned bundle', () => {
  it('is that of the latest release, and none before the first', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ess-releases-'));
    expect(await latestBundle(undefined, 'ess-agenda')).toBeUndefined();
    expect(await latestBundle(path.join(folder, 'nowhere'), 'ess-agenda')).toBeUndefined();
    expect(await latestBundle(folder, 'ess-agenda')).toBeUndefined();
    for (const version of ['0.9.0', '0.10.0']) {
      mkdirSync(path.join(folder, version));
      const files = { 'ess-agenda.js': { integrity: `sha384-${version.replaceAll('.', '')}=` } };
      writeFileSync(path.join(folder, version, 'manifest.json'), JSON.stringify({ version, files }));
    }
    expect(await latestBundle(folder, 'ess-agenda')).toEqual({ version: '0.10.0', integrity: 'sha384-0100=' });
    expect(await latestBundle(folder, 'ess-inconnu')).toBeUndefined();
  });
});

describe('the attributes of the presentation', () => {
  const plain = {
    heading: '',
    headingLevel: 2,
    appearance: 'light',
    layout: 'day',
    filters: [],
    show: AGENDA_CHOICES.shown,
    link: 'page',
    itemUrl: '',
    limit: 20,
  } as const;

  it('leave out what is the default', () => {
    expect(presentationAttributes('agenda', plain)).toEqual([['appearance', 'light']]);
  });

  it('say the rest, without a layout that the element does not have', () => {
    const full = { ...plain, heading: 'À venir', headingLevel: 3, filters: ['topic', 'text'] } as const;
    expect(presentationAttributes('agenda', { ...full, layout: 'carousel' })).toEqual([
      ['heading', 'À venir'],
      ['heading-level', '3'],
      ['appearance', 'light'],
      ['filters', 'topic text'],
    ]);
    expect(presentationAttributes('agenda', { ...full, layout: 'month' })).toContainEqual(['layout', 'month']);
  });

  it('say what is shown in the order of the element, and where titles lead', () => {
    const itemUrl = 'https://mairie.exemple.example/agenda/{slug}';
    expect(presentationAttributes('agenda', { ...plain, show: ['source', 'image', 'chart'], itemUrl })).toEqual([
      ['appearance', 'light'],
      ['show', 'image source'],
      ['item-url', itemUrl],
    ]);
    expect(presentationAttributes('agenda', { ...plain, show: [], link: 'inline' })).toEqual([
      ['appearance', 'light'],
      ['show', 'none'],
      ['link', 'inline'],
    ]);
  });
});

describe('the form', () => {
  it('gives the same text for the same filters, and keeps those it has no field for', () => {
    const filters = filtersIn('topic=energie&organisation=rtes&topic=alimentation');
    expect(filtersText(withFilter(filters, 'territory', ['DEP-49']))).toBe(
      'organisation=rtes&territory=DEP-49&topic=alimentation&topic=energie',
    );
    expect(filtersText(withFilter(filters, 'topic', []))).toBe('organisation=rtes');
  });

  it('says a period in its own words, and leaves one that it cannot say', () => {
    expect(periodOf({})).toBe('upcoming');
    expect(periodOf(withPeriod({ from: ['2026-01-01'] }, 'month'))).toBe('month');
    expect(withPeriod({ days: ['30'] }, 'past')).toEqual({ when: ['past'] });
    expect(periodOf({ from: ['2026-01-01'] })).toBeUndefined();
    expect(periodOf({ days: ['12'] })).toBeUndefined();
    expect(withPeriod({ when: ['all'], q: ['énergie'] }, 'upcoming')).toEqual({ q: ['énergie'] });
  });
});
