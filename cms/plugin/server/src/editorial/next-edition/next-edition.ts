/** An event as the start of its next edition: what holds from one year to the next, nothing of what took place. Pure. */
import { EVENT_STATUSES } from 'ess-shared-types';
import { z } from 'zod';
import { eventDocumentSchema, image, optional, text } from '../../publication/documents';
import { toMany, toOne, writtenInvolvements, writtenPlaces } from '../written-parts';

/** The event as Strapi returns it, with what its view shows and the file of its image. */
const lastEdition = eventDocumentSchema.extend({
  language: text,
  image: optional(image.extend({ file: optional(z.object({ id: z.number() })) })),
});
type LastEdition = z.output<typeof lastEdition>;

/**
 * The data of a new draft, for Strapi's Document Service. Dates, deadline and address of registration, online
 * addresses, people, documents, provenance and what counts or numbers an edition stay with the last one; the slug is
 * left out, so that a free one is made.
 */
export function nextEdition(document: unknown): Record<string, unknown> {
  const event = lastEdition.parse(document);
  return {
    title: event.title,
    summary: event.summary,
    body: event.body,
    language: event.language ?? undefined,
    translations: event.translations,
    kind: event.kind ?? undefined,
    event_status: EVENT_STATUSES.announced.stored,
    series: toOne(event.series),
    recurrence_text: event.recurrence_text,
    attendance: event.attendance ?? undefined,
    places: writtenPlaces(event.places),
    online_accesses: event.online_accesses.flatMap(({ label }) => (label === null ? [] : { label })),
    registration: event.registration && { ...event.registration, url: null, deadline: null },
    involvements: writtenInvolvements(event.involvements),
    sessions: event.sessions.map(({ sessions, ...session }) => ({
      ...programme(session),
      sessions: sessions.map(programme),
    })),
    territories: toMany(event.territories),
    terms: toMany(event.terms),
    publisher: toOne(event.publisher),
    image: event.image && { ...event.image, file: event.image.file?.id ?? null },
    licence: event.licence ?? undefined,
    rights_holder: event.rights_holder,
  };
}

/** A session as it is announced, without who spoke nor what was shown. */
const programme = ({
  participations: _participations,
  documents: _documents,
  ...announced
}: Omit<LastEdition['sessions'][number], 'sessions'>) => announced;
