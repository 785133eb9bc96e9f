import type { AgendaEvent } from './agenda-source.js';

/** What a calendar may hold: a date, that is neither over nor called off. */
export const isToCome = ({ mainOccurrence, temporalState, status }: AgendaEvent): boolean =>
  mainOccurrence !== null && /ONGOING|UPCOMING/.test(temporalState) && status.key !== 'cancelled';
