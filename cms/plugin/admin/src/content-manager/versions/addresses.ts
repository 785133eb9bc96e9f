/** Which entries a request of the admin is about. Pure. */

export interface AskedEntries {
  readonly uid: string;
  /** Of one entry; `undefined` for a list, a new one or several at once. */
  readonly documentId: string | undefined;
  /** The published form of an entry, beside the draft that a form edits. */
  readonly isPublished: boolean;
}

const ENTRIES = /\/content-manager\/(?:collection|single)-types\/(plugin::ess\.[\w-]+)(?:\/([a-z0-9]{20,32}))?(?:\/|$)/;
const OURS = /\/admin\/ess\/entries\/(plugin::ess\.[\w-]+)\/([a-z0-9]{20,32})\/schedules/;

/** `undefined` for what is not about entries of ours. */
export function askedEntries(address: string): AskedEntries | undefined {
  const { pathname, searchParams } = new URL(address, 'http://admin.invalid');
  const path = decodeURIComponent(pathname);
  const [, uid, documentId] = ENTRIES.exec(path) ?? OURS.exec(path) ?? [];
  return uid === undefined ? undefined : { uid, documentId, isPublished: searchParams.get('status') === 'published' };
}
