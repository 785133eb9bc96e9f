/** The addresses that an entry gives to its readers. Pure. */
import { boundsOf, LINK_STATUSES, safeUrl, type RichText, type RichTextInline } from 'ess-shared-types';
import { occurrenceTimes } from '../../publication/event-projection';
import { readRichText } from '../../publication/rich-text-edge';
import type { ReviewedDocument } from '../review/reviewed-document';

export interface FoundLink {
  /** Path in the form. */
  readonly field: string;
  /** http or https, without fragment. */
  readonly url: string;
  /** What editors say of it, as stored, where a field says it. */
  readonly stored: string | null;
}

/** Links that are lost have no address, and private ones reach no reader. */
const NOT_ASKED: readonly string[] = [LINK_STATUSES.private.stored, LINK_STATUSES.lost.stored];

export function linksOf(document: ReviewedDocument, now: number): FoundLink[] {
  const link = (field: string, text: string | null, stored: string | null = null): FoundLink[] => {
    const url = webAddress(text);
    return url === undefined || NOT_ASKED.includes(stored ?? '') ? [] : [{ field, url, stored }];
  };
  // Nobody registers for what is over, and meeting rooms close.
  const access = isOver(document, now)
    ? []
    : [
        ...link('registration.url', document.registration?.url ?? null),
        ...document.online_accesses.flatMap(({ url }, index) => link(`online_accesses.${String(index)}.url`, url)),
      ];
  return [
    ...link('canonical_url', document.canonical_url, document.link_status),
    ...link('website', document.website, document.website_status),
    ...link('application_url', document.application_url, document.application_status),
    ...link('method_url', document.method_url),
    ...link('contact_url', document.contact_url),
    ...access,
    ...document.formats.flatMap(({ url }, index) => link(`formats.${String(index)}.url`, url)),
    ...document.contact_points.flatMap((point, index) =>
      link(`contact_points.${String(index)}.form_url`, point.form_url),
    ),
    ...document.provenance.flatMap((item, index) => link(`provenance.${String(index)}.source_url`, item.source_url)),
    ...urlsIn(readRichText(document.body)).flatMap((url) => link('body', url)),
  ];
}

/** When its last date was over; `undefined` without dates. */
export function endOf({ occurrences }: ReviewedDocument): number | undefined {
  const ends = occurrences.flatMap((occurrence) => {
    const times = occurrenceTimes(occurrence);
    return (times && boundsOf(times)?.endsAt) ?? [];
  });
  return ends.length === 0 ? undefined : Math.max(...ends);
}

const isOver = (document: ReviewedDocument, now: number): boolean => (endOf(document) ?? now) < now;

function webAddress(text: string | null): string | undefined {
  const safe = safeUrl(text);
  if (safe === undefined || !/^https?:/i.test(safe)) return undefined;
  const url = new URL(safe);
  url.hash = '';
  return url.href;
}

function urlsIn(tree: RichText): string[] {
  return tree.flatMap((block) => (block.type === 'list' ? block.items.flat() : block.children).flatMap(urlOf));
}

const urlOf = (inline: RichTextInline): string[] => (inline.type === 'link' ? [inline.url] : []);
