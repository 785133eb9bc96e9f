/** An item of a programme as an `Event` within its event. */
import type { OccurrenceView, SessionView } from 'ess-shared-types';
import type { EventLeaf } from 'schema-dts';
import { participants } from './agents';
import type { Answer } from './entry';
import { present, term } from './nodes';
import { sessionDates } from './times';
import { documents } from './works';

export const session = (view: SessionView, occurrences: readonly OccurrenceView[], answer: Answer): EventLeaf =>
  present<EventLeaf>({
    '@type': 'Event',
    name: view.title,
    alternateName: view.numberAsPrinted,
    description: view.summary,
    ...sessionDates(view, occurrences),
    keywords: [term('session-kind', view.kind.label, view.kind.key)],
    performer: participants(view.participations, 'speaker', 'opening-speaker', 'closing-speaker'),
    contributor: participants(view.participations, 'facilitator', 'co-facilitator', 'host'),
    recordedIn: documents(view.documents, answer, 'replay'),
    workFeatured: documents(view.documents, answer, 'slides'),
    subjectOf: documents(view.documents, answer, 'write-up', 'poster', 'reference'),
    subEvent: view.sessions.map((child) => session(child, occurrences, answer)),
  });
