/** The types that the public reads, in the order in which they are projected. */
import { ENTRY_KINDS, type EntryKind } from '../tables';
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
  ENTRY_KINDS.map((kind) => [PUBLISHED_TYPES[kind].uid, kind]),
);

export const kindOfUid = (uid: string): EntryKind | undefined => KIND_OF_UID.get(uid);

/** Saving a draft changes nothing for the public. */
export function hasDrafts(uid: string): boolean {
  const kind = kindOfUid(uid);
  return kind !== undefined && PUBLISHED_TYPES[kind].hasDrafts;
}
