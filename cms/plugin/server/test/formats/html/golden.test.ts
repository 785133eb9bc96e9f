/** Whole pages of each kind, as they are meant to be: a change of any of them is read before it is accepted. */
import { describe, expect, it } from 'vitest';
import { embedPage, htmlPages, messagePage, PAGE_STYLE } from '../../../src/formats/html';
import type { Edition } from '../../../src/formats/edition';
import {
  dispositifView,
  editionOf,
  eventView,
  initiativeView,
  keyFigureView,
  MAINE_ET_LOIRE,
  occurrenceAt,
  resourceView,
  SERVER,
  statusOf,
} from '../support/editions';
import {
  fullDispositif,
  fullEvent,
  fullFigure,
  fullInitiative,
  fullResource,
  severalDates,
} from '../support/linked-views';

const comparedFigure = keyFigureView('emplois', {
  ...fullFigure,
  comparison: keyFigureView('emplois-region'),
  groups: [
    {
      slug: 'emplois-ruraux',
      kind: { key: 'conflict', label: 'Chiffres qui divergent' },
      title: 'Combien d’emplois ?',
      explanation: 'Deux définitions de l’emploi.',
      figures: [keyFigureView('autres-emplois')],
    },
  ],
});

const lists: readonly Edition[] = [
  editionOf('agenda', [
    fullEvent,
    { ...severalDates, temporalState: 'recurring', mainOccurrence: null, occurrences: [] },
    eventView('rencontres', {
      temporalState: 'ongoing',
      occurrences: [occurrenceAt({ start: '2025-08-30', end: '2025-09-02' })],
    }),
    eventView('annule', { status: statusOf('cancelled') }),
  ]),
  editionOf('chiffres-cles', [fullFigure, keyFigureView('sans-source', { source: null })]),
  editionOf('initiatives', [fullInitiative, initiativeView('tiers-lieu')]),
  editionOf('ressources', [
    fullResource,
    resourceView('perdue', {
      url: null,
      linkStatus: { key: 'lost', label: 'Adresse non donnée par le document' },
      formats: [],
    }),
  ]),
  editionOf('dispositifs', [fullDispositif, dispositifView('agrement')]),
];

const items: readonly Edition[] = [
  editionOf('agenda', [fullEvent], { scope: 'item', title: fullEvent.title }),
  editionOf('chiffres-cles', [comparedFigure], { scope: 'item', title: fullFigure.title }),
  editionOf('initiatives', [fullInitiative], { scope: 'item', title: fullInitiative.title }),
  editionOf('ressources', [fullResource], { scope: 'item', title: fullResource.title }),
  editionOf('dispositifs', [fullDispositif], { scope: 'item', title: fullDispositif.title }),
];

/** The style is long, and read elsewhere. */
const withoutStyle = (page: string): string => page.replace(PAGE_STYLE, '');
const fixture = (name: string): string => `./fixtures/${name}.html`;
const fragment = (edition: Edition): Edition => ({ ...edition, options: { ...edition.options, fragment: true } });

describe('whole pages', () => {
  it.each(lists.map((edition) => [edition.collection, edition] as const))('list of %s', async (name, edition) => {
    await expect(withoutStyle(htmlPages.write(edition))).toMatchFileSnapshot(fixture(`${name}-list`));
  });

  it.each(items.map((edition) => [edition.collection, edition] as const))('entry of %s', async (name, edition) => {
    await expect(withoutStyle(htmlPages.write(edition))).toMatchFileSnapshot(fixture(`${name}-entry`));
  });

  it.each(lists.map((edition) => [edition.collection, edition] as const))('fragment of %s', async (name, edition) => {
    await expect(htmlPages.write(fragment(edition))).toMatchFileSnapshot(fixture(`${name}-fragment`));
  });

  it('an empty list', async () => {
    const edition = editionOf('agenda', [], {
      selection: { ...editionOf('agenda', []).selection, territory: ['COM-49007'], topic: ['alimentation'] },
      territories: [{ ...MAINE_ET_LOIRE, code: 'COM-49007', name: 'Angers' }],
    });
    await expect(withoutStyle(htmlPages.write(edition))).toMatchFileSnapshot(fixture('agenda-empty'));
  });

  it('an embedded list', async () => {
    const edition = editionOf('agenda', [fullEvent]);
    const page = embedPage(edition, { attributes: [['territory', 'DEP-49']] });
    await expect(withoutStyle(page)).toMatchFileSnapshot(fixture('agenda-embedded'));
  });

  it('a message', async () => {
    const page = messagePage('Cette page n’existe pas', 'club-des-collectivites', 'fr', SERVER);
    await expect(withoutStyle(page)).toMatchFileSnapshot(fixture('message'));
  });
});
