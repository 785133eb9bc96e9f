/**
 * When a rendez-vous takes place, in words: what is known, and what is not said to be known. The CMS
 * words whole dates, `jeudi 11 septembre 2025, de 9 h 30 à 16 h`: the days, then the rest.
 */
import type { Language } from 'ess-shared-types';
import { dayInWords } from '../foundation/phrases.js';
import type { AgendaEvent } from './agenda-source.js';
import { AGENDA_WORDS } from './words.js';

/** The days that a date in words begins with: some English days have a comma of their own. */
const daysOf = (text: string): string => /^(?:\w+day, )?[^,]*/.exec(text)?.[0] ?? text;

/** What a rendez-vous stands under: « En ce moment », the day or days, the month it begins in, or why it has none. */
export function headingInWords(
  { temporalState, mainOccurrence }: AgendaEvent,
  byMonth: boolean,
  language: Language,
): string {
  const words = AGENDA_WORDS[language];
  if (temporalState === 'ONGOING') return words.ongoing;
  if (temporalState === 'POSTPONED') return words.postponed;
  if (temporalState === 'RECURRING') return words.recurring;
  if (!mainOccurrence) return words.undated;
  return byMonth ? dayInWords(mainOccurrence.start.slice(0, 7), language) : daysOf(mainOccurrence.text);
}

/** The moment of a rendez-vous under that heading: the hours under a day, the days too under a month. */
export function whenInWords(
  { mainOccurrence, recurring, temporalState }: AgendaEvent,
  byMonth: boolean,
  language: Language,
): string {
  const words = AGENDA_WORDS[language];
  if (!mainOccurrence) return temporalState === 'POSTPONED' ? words.newDate : (recurring?.text ?? words.undated);
  const { precision, text, untilText, yearInferred } = mainOccurrence;
  const days = daysOf(text);
  const said = [byMonth ? text : text.slice(days.length + 2)];
  if (temporalState === 'POSTPONED') return `${words.newDate}, ${words.firstPlanned(days)}`;
  if (temporalState === 'ONGOING') said[0] = words.ongoingUntil(untilText);
  else if (precision !== 'TIME' && temporalState !== 'PAST')
    said.push(precision === 'DAY' ? words.hourToConfirm : words.dayToConfirm);
  return (said.filter(Boolean).join(', ') || days) + (yearInferred ? ` (${words.yearInferred})` : '');
}

/** The other dates still to come, in the words of the CMS. */
export function otherDatesInWords(
  { occurrences, mainOccurrence }: AgendaEvent,
  asOf: string,
  language: Language,
): string {
  const others = occurrences
    .filter(({ start, endsAt }) => start !== mainOccurrence?.start && endsAt > asOf)
    .map(({ text }) => text);
  return others.length > 0 ? AGENDA_WORDS[language].otherDates(others.join('\u00a0; ')) : '';
}
