/** The types that the public reads, in the order in which they are projected. */
import type { EntryKind } from '../tables';
import { dispositifType } from './dispositif';
import { eventType } from './event';
import { initiativeType } from './initiative';
import { keyFigureType } from './key-figure';
import { organisationType } from './organisation';
import type { PublishedType } from './published-type';
import { resourceType } from './resource';
import { selectionType } from './selection';
import { vocabularyType } from './vocabulary';

export const PUBLISHED_TYPES: Readonly<Record<EntryKind, PublishedType>> = {
  vocabulary: vocabularyType,
  organisation: organisationType,
  resource: resourceType,
  event: eventType,
  'key-figure': keyFigureType,
  dispositif: dispositifType,
  initiative: initiativeType,
  selection: selectionType,
};

const KIND_OF_UID: ReadonlyMap<string, EntryKind> = new Map(
  (
    ['vocabulary', 'organisation', 'resource', 'event', 'key-figure', 'dispositif', 'initiative', 'selection'] as const
  ).map((kind) => [PUBLISHED_TYPES[kind].uid, kind]),
);

export const kindOfUid = (uid: string): EntryKind | undefined => KIND_OF_UID.get(uid);
