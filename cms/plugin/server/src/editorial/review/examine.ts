/** What is found in a document, and when time alone may change it. Pure. */
import { addDays, boundsOf, DEFAULT_TIME_ZONE, lastDayOf, localDay, parseMoment, textKey } from 'ess-shared-types';
import { occurrenceTimes } from '../../publication/event-projection';
import { linksOf } from '../links/links-of';
import { findingsIn } from './findings';
import { URGENCIES, type Examined, type Urgency } from './points';
import type { ReviewContext } from './reason';
import { REASON_KEYS } from './reason-labels';
import { DAYS_TO_FOLLOW_UP } from './reasons';
import { titleOf, type ReviewedDocument, type ReviewedType } from './reviewed-document';

/** A rendez-vous that begins within so many days comes first. */
const DAYS_AHEAD = 30;
/** A sort key is as long as its column. */
const LONGEST_KEY = 255;

const RANKS = new Map(REASON_KEYS.map((reason, index) => [reason, index]));

export function examine(type: ReviewedType, document: ReviewedDocument, context: ReviewContext): Examined {
  const title = titleOf(document);
  const bounds = boundsOfAll(document);
  return {
    title,
    titleKey: textKey(title).slice(0, LONGEST_KEY),
    isPublished: context.isPublished,
    publisher: document.publisher?.documentId ?? (type === 'organisation' ? document.documentId : null),
    urgency: urgencyOf(bounds, context),
    day: bounds === undefined ? null : localDay(bounds.end - 1, DEFAULT_TIME_ZONE),
    points: findingsIn(type, document, context).map(({ reason, field, details, contentHash }) => ({
      reason,
      field,
      details,
      contentHash,
      rank: RANKS.get(reason) ?? RANKS.size,
    })),
    againOn: nextDay(document, bounds, context),
    links: linksOf(document, context.now).map(({ url }) => url),
  };
}

interface Bounds {
  readonly start: number;
  readonly end: number;
}

function boundsOfAll({ occurrences }: ReviewedDocument): Bounds | undefined {
  const all = occurrences.flatMap((occurrence) => {
    const times = occurrenceTimes(occurrence);
    const bounds = times && boundsOf(times);
    return bounds ? [{ start: bounds.startsAt, end: bounds.endsAt }] : [];
  });
  if (all.length === 0) return undefined;
  return { start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) };
}

function urgencyOf(bounds: Bounds | undefined, { isPublished, now, today }: ReviewContext): Urgency {
  if (!isPublished) return URGENCIES.draft;
  const isSoon =
    bounds !== undefined && bounds.end > now && localDay(bounds.start, DEFAULT_TIME_ZONE) <= addDays(today, DAYS_AHEAD);
  return isSoon ? URGENCIES.soon : URGENCIES.public;
}

/** The next day on which something here begins, ends, runs out or grows old. */
function nextDay(
  document: ReviewedDocument,
  bounds: Bounds | undefined,
  { today, figureYears, followUpMonths }: ReviewContext,
): string | null {
  const lastDay = (moment: string | null) => {
    const parsed = moment === null ? undefined : parseMoment(moment);
    return parsed === undefined ? [] : [lastDayOf(parsed)];
  };
  const ends = bounds === undefined ? [] : [localDay(bounds.end - 1, DEFAULT_TIME_ZONE)];
  const days = [
    ...(bounds === undefined ? [] : [addDays(localDay(bounds.start, DEFAULT_TIME_ZONE), -DAYS_AHEAD)]),
    ...ends.flatMap((day) => [addDays(day, 1), addDays(day, DAYS_TO_FOLLOW_UP), inYears(day, followUpMonths / 12)]),
    ...document.contact_points.flatMap(({ expires_on: expiry }) => (isDay(expiry) ? [addDays(expiry, 1)] : [])),
    ...lastDay(document.closes_on).map((day) => addDays(day, 1)),
    ...lastDay(document.period_end ?? document.period_start).map((day) => inYears(day, figureYears)),
  ];
  return days.filter((day) => day > today).sort()[0] ?? null;
}

/** Never before, at most two days later: a day on which nothing changes yet would be the last one looked at. */
const inYears = (day: string, years: number): string => addDays(day, Math.ceil(years * 365.25) + 1);

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);
