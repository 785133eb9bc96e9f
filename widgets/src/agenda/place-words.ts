/** Where a rendez-vous takes place, in words. */
import type { Language } from 'ess-shared-types';
import { listInWords } from '../foundation/phrases.js';
import { WORDS } from '../foundation/words.js';
import type { AgendaEvent, AgendaPlace } from './agenda-source.js';
import { AGENDA_WORDS } from './words.js';

/** `Salle de l’Odyssée, 23 rue de Bellevue, Durtal (Maine-et-Loire)`. */
function fullName({ name, street, territory, labelAsPrinted }: AgendaPlace): string {
  const commune = territory && territory.name + (territory.department ? ` (${territory.department})` : '');
  return [name, street, commune].filter(Boolean).join(', ') || (labelAsPrinted ?? '');
}

/** The place or places, `En ligne`, or that it is still to be confirmed; empty for a past one whose place is not known. */
export function placeInWords(
  { places, attendance, onlineAccesses, temporalState }: AgendaEvent,
  language: Language,
): string {
  const words = AGENDA_WORDS[language];
  const online = /online|mixed/.test(attendance.key) || onlineAccesses.length > 0;
  if (attendance.key === 'online' || (online && places.length === 0)) return words.online;

  const past = temporalState === 'PAST';
  let where = listInWords(places.map(fullName), language);
  if (places.some(({ state }) => state === 'OPTION')) {
    const names = places.map((place) => place.territory?.name ?? fullName(place));
    where = (past ? '' : words.placeToConfirm + WORDS[language].about('')) + listInWords(names, language, 'or');
  } else if (!where && !past) where = words.placeToConfirm;
  return online ? words.andOnline(where) : where;
}
