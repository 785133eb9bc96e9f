/** Under a date: what the public will read of it. */
import { Typography } from '@strapi/design-system';
import type { Language } from 'ess-shared-types';
import type { DateFieldOptions } from '../../../../shared/custom-fields';
import { useWords } from '../../translations/use-words';
import { useProblemWords } from './problem-words';
import { momentSaid, occurrenceSaid, stretchSaid } from './said-date';
import type { DateFieldState } from './use-date-field';

interface Props {
  readonly field: DateFieldState;
  readonly options: DateFieldOptions;
  readonly language: Language;
}

export function DateSaid({ field, options, language }: Props) {
  const problemWords = useProblemWords(language);
  const sentences = useSentences({ field, options, language });
  const { problem, isTyping } = field;
  if (problem) {
    return isTyping ? (
      <Typography variant="pi" textColor="neutral600">
        {problemWords(problem)}
      </Typography>
    ) : null;
  }
  return sentences.map((sentence) => (
    <Typography key={sentence} tag="p" variant="pi" textColor="neutral800">
      {sentence}
    </Typography>
  ));
}

function useSentences({ field: { moment, times, fills }, options, language }: Props): string[] {
  const words = useWords();
  const reads = (text: string) => words('ess.date.reads', { text });
  if (!times) return moment === undefined ? [] : [reads(momentSaid(moment, language))];
  const filled = [
    ...(fills.end ? [words('ess.date.fillsEnd')] : []),
    ...(fills.halfDay ? [words('ess.date.fillsHalfDay')] : []),
  ];
  if (options.timeZone === undefined) {
    const isStretch = options.start !== undefined || times.end !== undefined;
    return [reads(isStretch ? stretchSaid(times, language) : momentSaid(times.start, language)), ...filled];
  }
  const said = occurrenceSaid(times, language, Date.now());
  if (!said) return [];
  const { toConfirm, isParisTime } = said;
  return [
    reads(toConfirm === undefined ? said.words : `${said.words} – ${toConfirm}`),
    ...(isParisTime ? [words('ess.date.parisTime')] : []),
    ...filled,
  ];
}
