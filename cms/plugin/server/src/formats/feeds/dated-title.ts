/** A title that opens with when, because feed readers show lists of titles and sort them by day of publication. */
import {
  dateBlock,
  type DateBlock,
  type EventView,
  type Language,
  type OccurrenceView,
  type OccurrenceTimes,
} from 'ess-shared-types';

/** « 11 sept. 2025 – Titre », « [Annulé] 22-24 nov. 2026 – Titre », the bare title when no date is known. */
export function datedTitle({ title, status, mainOccurrence }: EventView, lang: Language): string {
  const dated = mainOccurrence === null ? title : `${shortDate(mainOccurrence, lang)} – ${title}`;
  return SAID_STATUSES.has(status.key) ? `[${status.label}] ${dated}` : dated;
}

/** Statuses that change what a reader would do; the others go without saying. */
export const SAID_STATUSES: ReadonlySet<string> = new Set(['cancelled', 'postponed', 'full', 'moved-online']);

/** `11 sept. 2025`, `22-24 nov. 2026`, `30 nov.-2 déc. 2026`, `sept. 2025`: as precise as the source. */
export function shortDate({ start, end, timeZone }: OccurrenceView, lang: Language): string {
  const range = parts({ start, end: end ?? undefined, timeZone }, lang);
  if (end === null || !range.day.includes('-') || !range.month.includes('-')) return joined(range);
  const first = parts({ start, timeZone }, lang);
  return `${joined(range.year.includes('-') ? first : { ...first, year: '' })}-${joined(parts({ start: end, timeZone }, lang))}`;
}

function parts(times: OccurrenceTimes, lang: Language): DateBlock {
  const block = dateBlock(times, lang);
  return lang === 'fr' ? { ...block, day: block.day.replace(/^1(?!\d)/, '1er') } : block;
}

const joined = ({ day, month, year }: DateBlock): string => [day, month, year].filter((part) => part !== '').join(' ');
