/** What a date field says back: the words that the public will read. Pure. */
import {
  boundsOf,
  daysInWords,
  DEFAULT_TIME_ZONE,
  hoursInWords,
  occurrenceInWords,
  parseMoment,
  type Language,
  type OccurrenceTimes,
} from 'ess-shared-types';
import { capitalised, dateInWords, deadlineInWords } from '../../../../server/src/formats/html/phrases';
import { WORDS } from '../../../../server/src/formats/html/words';

/** A stored moment as it may be typed again: `11 septembre 2025 à 9 h 30`; what is no moment stays as it is. */
export const typedWords = (stored: string, language: Language): string =>
  dateInWords(stored, language).replaceAll('\u00a0', ' ');

/** One moment by itself: `Jeudi 11 septembre 2025 à 18 h`. */
export const momentSaid = (stored: string, language: Language): string =>
  capitalised(deadlineInWords(stored, language));

/** A stretch between two moments, without hours to be confirmed: a period of validity. */
export const stretchSaid = (times: OccurrenceTimes, language: Language): string =>
  capitalised([daysInWords(times, language), hoursInWords(times, language)].filter((part) => part !== '').join(', '));

export interface OccurrenceSaid {
  readonly words: string;
  /** « Horaire à confirmer », said of what is to come. */
  readonly toConfirm: string | undefined;
  /** The public reads no time zone where it is that of Paris: editors are told. */
  readonly isParisTime: boolean;
}

/** The date of an event. `undefined` for what cannot be: an end before its start. */
export function occurrenceSaid(times: OccurrenceTimes, language: Language, now: number): OccurrenceSaid | undefined {
  const bounds = boundsOf(times);
  const start = parseMoment(times.start);
  if (!bounds || !start) return undefined;
  const hasHour = start.precision === 'time' || parseMoment(times.end ?? '')?.precision === 'time';
  return {
    words: capitalised(occurrenceInWords(times, language)),
    toConfirm:
      hasHour || bounds.endsAt <= now
        ? undefined
        : WORDS[start.precision === 'day' ? 'hourToConfirm' : 'dayToConfirm'][language],
    isParisTime: hasHour && times.timeZone === DEFAULT_TIME_ZONE,
  };
}
