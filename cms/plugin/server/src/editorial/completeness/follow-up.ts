/** What a past event leaves behind: a replay, slides, a write-up, and who really spoke. */
import type { EventStatus } from 'ess-shared-types';
import type { FollowUp, FollowUpKey } from '../../../../shared/contracts/editing';
import { temporal } from '../../catalogue/answered-views';
import type { StoredEvent } from '../../publication/stored-views';

const DOCUMENTS = ['replay', 'slides', 'write-up'] as const satisfies readonly FollowUpKey[];
/** What did not take place leaves nothing behind. */
const NOT_HELD: readonly EventStatus[] = ['cancelled', 'postponed'];

/** No part while the event is not over, or when it was not held. `now` is in milliseconds. */
export function followUpOf(event: StoredEvent, now: number): FollowUp {
  if (temporal(event, now).temporalState !== 'past' || event.occurrences.length === 0) return { parts: [] };
  if (NOT_HELD.includes(event.status.key)) return { parts: [] };
  const sessions = event.sessions.flatMap((session) => [session, ...session.sessions]);
  const documents = [event, ...sessions].flatMap((part) => part.documents);
  const participations = [event, ...sessions].flatMap((part) => part.participations);
  return {
    parts: [
      ...DOCUMENTS.map((key) => ({
        key,
        field: 'documents',
        isPresent: documents.some(({ role }) => role.key === key),
      })),
      {
        key: 'speakers',
        field: 'participations',
        isPresent: participations.some(({ actual }) => actual === true),
      },
    ],
  };
}
