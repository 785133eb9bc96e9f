/** « [Annulé] Atelier »: what calendars write before a title is its status, and comes back as one. Pure. */
import { EVENT_STATUSES, keysOf } from 'ess-shared-types';
import { STATUS_PREFIXES } from '../../formats/icalendar/words';
import type { RawEvent } from './raw-event';

const PREFIXES = keysOf(EVENT_STATUSES).flatMap((status) =>
  Object.values(STATUS_PREFIXES[status] ?? {}).map((prefix) => ({ status, prefix: prefix.toLowerCase() })),
);

/** The first of several prefixes is the latest; none is left in the title. */
export function withoutPrefix(raw: RawEvent): RawEvent {
  let title = raw.title.trimStart();
  let said: RawEvent['status'];
  for (let found = prefixOf(title); found; found = prefixOf(title)) {
    said ??= found.status;
    title = title.slice(found.prefix.length).trimStart();
  }
  return said === undefined ? raw : { ...raw, title, status: said };
}

const prefixOf = (title: string) => PREFIXES.find(({ prefix }) => title.toLowerCase().startsWith(prefix));
