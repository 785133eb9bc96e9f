/** One page of the queue, and how many points each filter would show. Pure. */
import type { ReasonKey, ReviewItem, ReviewQueue, ReviewSummary } from '../../../../shared/contracts/review';
import { REASON_KEYS } from './reason-labels';

export interface QueueFilters {
  readonly state: 'open' | 'decided';
  readonly reason?: ReasonKey | undefined;
  readonly type?: string | undefined;
  /** Document id. */
  readonly publisher?: string | undefined;
}

type Facet = 'reason' | 'type' | 'publisher';

const PAGE_SIZE = 50;

/** @param page From 1; beyond the last, the last. */
export function pageOfQueue(items: readonly ReviewItem[], filters: QueueFilters, page: number): ReviewQueue {
  const matching = (except?: Facet) => items.filter((item) => matches(item, filters, except));
  const found = matching();
  const pageCount = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const shown = Math.min(page, pageCount);
  const publishers = new Map(
    items.flatMap(({ publisher }) => (publisher ? [[publisher.documentId, publisher.name]] : [])),
  );
  const publisherCounts = counted(matching('publisher'), ({ publisher }) => publisher?.documentId);
  return {
    items: found.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE),
    total: found.length,
    page: shown,
    pageCount,
    reasons: reasonCounts(matching('reason')),
    types: [...counted(matching('type'), ({ uid }) => uid)].map(([uid, count]) => ({ uid, count })),
    publishers: [...publisherCounts]
      .map(([documentId, count]) => ({ documentId, name: publishers.get(documentId) ?? documentId, count }))
      .sort((one, other) => one.name.localeCompare(other.name)),
  };
}

/** The open points, by reason. */
export function summaryOf(items: readonly ReviewItem[]): ReviewSummary {
  const open = items.filter(({ state }) => state === 'open');
  return { total: open.length, reasons: reasonCounts(open) };
}

function matches(item: ReviewItem, { state, reason, type, publisher }: QueueFilters, except?: Facet): boolean {
  return (
    (item.state === 'open') === (state === 'open') &&
    (except === 'reason' || reason === undefined || item.reason === reason) &&
    (except === 'type' || type === undefined || item.uid === type) &&
    (except === 'publisher' || publisher === undefined || item.publisher?.documentId === publisher)
  );
}

function reasonCounts(items: readonly ReviewItem[]): ReviewQueue['reasons'] {
  const counts = counted(items, ({ reason }) => reason);
  return REASON_KEYS.flatMap((reason) => {
    const count = counts.get(reason);
    return count === undefined ? [] : { reason, count };
  });
}

function counted<Key>(items: readonly ReviewItem[], keyOf: (item: ReviewItem) => Key | undefined): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
