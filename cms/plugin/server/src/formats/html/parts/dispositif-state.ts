/** Whether a dispositif may be asked for, and when. */
import type { DispositifStatus, DispositifView } from 'ess-shared-types';
import type { Context } from '../context';
import { html, type Markup } from '../markup';
import { startingInWords, untilInWords } from '../phrases';

/** The colour only underlines what the word says. */
const TONES: Readonly<Record<DispositifStatus, string>> = {
  open: 'status good',
  upcoming: 'strong',
  closed: 'status',
  historical: 'muted',
  unverified: 'muted',
};

export const dispositifStatus = ({ status }: DispositifView): Markup =>
  html`<span class="${TONES[status.key]}">${status.label}</span>`;

/** « à partir du 15 janvier 2025, jusqu’au 31 octobre 2025 »; empty when the source gives no date. */
export const dispositifDates = ({ opensOn, closesOn }: DispositifView, { lang }: Context): string =>
  [opensOn === null ? null : startingInWords(opensOn, lang), closesOn === null ? null : untilInWords(closesOn, lang)]
    .filter((date) => date !== null)
    .join(', ');
