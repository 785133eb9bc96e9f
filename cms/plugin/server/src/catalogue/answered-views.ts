/** Completes a stored view with what depends on the moment of the answer and on the server's address. Pure. */
import {
  COLLECTIONS,
  dateBlock,
  endInWords,
  figureInWords,
  type Collection,
  type EntryView,
  type EventView,
  type FigureValueView,
  type ImageView,
  type Language,
  type TemporalState,
} from 'ess-shared-types';
import type { StoredEvent, StoredFigureValue, StoredOccurrence } from '../publication/stored-views';

export interface EntryFacts {
  readonly documentId: string;
  readonly firstPublishedAt: number;
  readonly changedAt: number;
  readonly revision: number;
}

export interface ServerFacts {
  readonly instanceId: string;
  /** Without a final slash. */
  readonly publicUrl: string;
}

type AtAnswer = Pick<EntryView, 'id' | 'pageUrl' | 'firstPublishedAt' | 'changedAt' | 'revision'>;

export function answerEntry<Stored extends { readonly slug: string; readonly image: ImageView | null }>(
  stored: Stored,
  collection: Collection,
  entry: EntryFacts,
  server: ServerFacts,
): Stored & AtAnswer {
  return {
    ...stored,
    id: publicId(entry.documentId, server),
    image: stored.image && { ...stored.image, url: absolute(stored.image.url, server.publicUrl) },
    pageUrl: `${server.publicUrl}/ess/${COLLECTIONS[collection].stem}/${stored.slug}`,
    firstPublishedAt: new Date(entry.firstPublishedAt).toISOString(),
    changedAt: new Date(entry.changedAt).toISOString(),
    revision: entry.revision,
  };
}

export const publicId = (documentId: string, server: ServerFacts): string => `${documentId}@${server.instanceId}`;

export function answerEvent(
  stored: StoredEvent,
  entry: EntryFacts,
  server: ServerFacts,
  lang: Language,
  now: number,
): EventView {
  const occurrences = stored.occurrences.map((occurrence) => {
    const times = { start: occurrence.start, end: occurrence.end ?? undefined, timeZone: occurrence.timeZone };
    return { ...occurrence, untilText: endInWords(times, lang), dateBlock: dateBlock(times, lang) };
  });
  const event = { ...stored, occurrences };
  return { ...answerEntry(event, 'agenda', entry, server), ...temporal(event, now) };
}

export const answerFigureValue = (stored: StoredFigureValue, lang: Language): FigureValueView => ({
  ...stored,
  inWords: figureInWords(stored, lang),
});

export const absolute = (url: string, publicUrl: string): string => (url.startsWith('/') ? `${publicUrl}${url}` : url);

/** The occurrence a reader cares about now, and where the event stands. */
export function temporal<Occurrence extends StoredOccurrence>(
  event: Pick<StoredEvent, 'status' | 'recurring'> & { readonly occurrences: readonly Occurrence[] },
  now: number,
): { temporalState: TemporalState; mainOccurrence: Occurrence | null } {
  const inOrder = [...event.occurrences].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const left = inOrder.filter((occurrence) => Date.parse(occurrence.endsAt) > now);
  const cannotBeUnderWay = event.status.key === 'cancelled' || event.status.key === 'postponed';
  const underWay = left.find(({ ongoingFrom }) => ongoingFrom !== null && Date.parse(ongoingFrom) <= now);
  if (underWay && !cannotBeUnderWay) return { temporalState: 'ongoing', mainOccurrence: underWay };
  const [next] = left;
  if (next) return { temporalState: 'upcoming', mainOccurrence: next };
  const last = inOrder.at(-1) ?? null;
  if (event.status.key === 'postponed') return { temporalState: 'postponed', mainOccurrence: last };
  if (!last && event.recurring) return { temporalState: 'recurring', mainOccurrence: null };
  return { temporalState: 'past', mainOccurrence: last };
}
