/**
 * The open JSON of every collection: published views as they are, with what the answer says of itself. Its shape is
 * documented by `json-schemas`, served at `/ess/schemas/`, against which the tests validate it.
 */
import type { EntryView } from 'ess-shared-types';
import { licencesOf, publishersOf, type Attributed } from './attribution';
import type { Edition, Format } from './edition';
import { MEDIA_TYPES } from './media-types';

export const json: Format = {
  contentType: MEDIA_TYPES.json,
  write: (edition) => JSON.stringify(edition.scope === 'item' ? item(edition) : list(edition)),
};

/**
 * A list whose entries are written part by part: what comes before them, and after.
 * @param all who publishes the entries of all parts, and under which licences
 */
export function listAround(edition: Edition, all: readonly Attributed[]): readonly [before: string, after: string] {
  const text = JSON.stringify({
    ...list({ ...edition, entries: [] }),
    licences: licencesOf(all),
    publishers: publishersOf(all),
  });
  const end = ']}';
  return [text.slice(0, -end.length), end];
}

function list(edition: Edition) {
  const { total, foundAt, saved, addresses } = edition;
  return {
    ...about(edition),
    total,
    foundAt,
    selection: saved,
    links: { self: addresses.self, page: addresses.page, next: addresses.next, formats: addresses.formats },
    nodes: edition.entries,
  };
}

function item(edition: Edition) {
  const { addresses } = edition;
  return {
    ...about(edition),
    links: { self: addresses.self, page: addresses.page, formats: addresses.formats },
    node: edition.entries[0],
  };
}

function about({ collection, asOf, title, lang, entries }: Edition) {
  const views: readonly EntryView[] = entries;
  return { collection, asOf, title, lang, licences: licencesOf(views), publishers: publishersOf(views) };
}
