/** The state of a date field: what is typed, what the form keeps of it, and what is wrong with it. */
import { useField, useForm } from '@strapi/strapi/admin';
import {
  boundsOf,
  DEFAULT_TIME_ZONE,
  HALF_DAYS,
  keyOfStored,
  parseMoment,
  type Language,
  type OccurrenceTimes,
} from 'ess-shared-types';
import { useState } from 'react';
import { readTypedDate, type DateProblem, type Reading } from '../../../../shared/dates/typed-date';
import type { DateFieldOptions } from '../../../../shared/custom-fields';
import { siblingOf, useSiblingText } from '../field';
import { typedWords } from './said-date';

export interface DateFieldState {
  /** What the text input shows. */
  readonly text: string;
  /** What the form keeps: a moment, or the text itself where it is none; empty for nothing. */
  readonly stored: string;
  readonly problem: DateProblem | undefined;
  /** While it is being typed, a date is not wrong yet. */
  readonly isTyping: boolean;
  /** The moment that was understood. */
  readonly moment: string | undefined;
  /** The stretch of time that the form would hold; nothing as long as it has no start. */
  readonly times: OccurrenceTimes | undefined;
  /** Whether the field beside this one is about to be, or was, filled from what was typed here. */
  readonly fills: { readonly end: boolean; readonly halfDay: boolean };
  /** What Strapi found wrong with it. */
  readonly error: string | undefined;
  readonly type: (text: string) => void;
  /** Keeps what was typed: the end and the half-day go to their own fields. */
  readonly commit: () => void;
  /** Keeps a moment that was picked. */
  readonly pick: (moment: string) => void;
}

export function useDateField(name: string, options: DateFieldOptions, language: Language): DateFieldState {
  const field = useField<string | null>(name);
  const change = useForm('EssDateField', ({ onChange }) => onChange);
  const [typed, setTyped] = useState<string>();
  const startText = useSiblingText(name, options.start);
  const endText = useSiblingText(name, options.end);
  const halfDayText = useSiblingText(name, options.halfDay);
  const timeZone = useSiblingText(name, options.timeZone) || DEFAULT_TIME_ZONE;

  const stored = field.value ?? '';
  const text = typed ?? typedWords(stored, language);
  const read = (from: string) =>
    readTypedDate(from, {
      day: parseMoment(startText)?.day === undefined ? undefined : startText.slice(0, 'YYYY-MM-DD'.length),
      takesEnd: options.end !== undefined,
      takesHalfDay: options.halfDay !== undefined && options.start === undefined,
    });
  const reading = text.trim() === '' ? undefined : read(text);
  const date = dateOf(reading);
  const start = options.start === undefined ? date?.start : startText;
  const end = options.start === undefined ? (date?.end ?? endText) : date?.start;
  const times = start === undefined || !parseMoment(start) ? undefined : withEnd(start, end);

  function withEnd(from: string, to: string | undefined): OccurrenceTimes {
    return {
      start: from,
      end: to !== undefined && parseMoment(to) ? to : undefined,
      halfDay: date?.halfDay ?? keyOfStored(HALF_DAYS, halfDayText),
      timeZone,
    };
  }

  return {
    text,
    stored,
    isTyping: typed !== undefined,
    problem: problemOf(reading) ?? (date && times && !boundsOf(times) ? { kind: 'ends-before', text } : undefined),
    moment: date?.start,
    times: date && times,
    fills: {
      end: typed !== undefined && date?.end !== undefined,
      halfDay: typed !== undefined && date?.halfDay !== undefined,
    },
    error: field.error,
    type: (next) => {
      setTyped(next);
      change(name, next.trim() === '' ? null : (dateOf(read(next))?.start ?? next.trim()));
    },
    commit: () => {
      if (typed === undefined) return;
      setTyped(undefined);
      if (!date) return;
      if (date.end !== undefined && options.end !== undefined) change(siblingOf(name, options.end), date.end);
      if (date.halfDay !== undefined && options.halfDay !== undefined)
        change(siblingOf(name, options.halfDay), HALF_DAYS[date.halfDay].stored);
    },
    pick: (moment) => {
      setTyped(undefined);
      change(name, moment === '' ? null : moment);
    },
  };
}

const dateOf = (reading: Reading | undefined) => (reading && 'date' in reading ? reading.date : undefined);
const problemOf = (reading: Reading | undefined) => (reading && 'problem' in reading ? reading.problem : undefined);
