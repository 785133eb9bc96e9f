/** What is wrong with a date, and what may be written instead. */
import { DEFAULT_TIME_ZONE, daysInWords, type Language } from 'ess-shared-types';
import { useCallback } from 'react';
import type { DateProblem } from '../../../../shared/dates/typed-date';
import { useWords } from '../../translations/use-words';

export function useProblemWords(language: Language): (problem: DateProblem) => string {
  const words = useWords();
  return useCallback(
    ({ kind, text }) =>
      words(`ess.date.problem.${kind}`, {
        text: kind === 'weekday-differs' ? daysInWords({ start: text, timeZone: DEFAULT_TIME_ZONE }, language) : text,
      }),
    [words, language],
  );
}
