/** Parts of an entry in words, for the formats that have one line for them. */
import type {
  EventView,
  InvolvementRole,
  InvolvementView,
  Language,
  OccurrenceView,
  PlaceView,
} from 'ess-shared-types';
import { WORDS } from './html/words';

/** « Hôtel de ville, 1 place de la Mairie, 49000 Angers (Maine-et-Loire) ». */
export function placeInWords({ name, street, postalCode, territory, labelAsPrinted }: PlaceView): string {
  const commune = territory
    ? `${postalCode === null ? '' : `${postalCode} `}${territory.name}${territory.department === null ? '' : ` (${territory.department})`}`
    : labelAsPrinted;
  return [name, street, commune].filter((part) => part !== null && part !== '').join(', ');
}

export const confirmedPlaces = (places: readonly PlaceView[]): PlaceView[] =>
  places.filter(({ state }) => state === 'confirmed');

/** Where an event takes place; possible places are said to be to confirm, and nothing is guessed. */
export function whereInWords(event: EventView, lang: Language): string {
  const options = event.places.filter(({ state }) => state === 'option').map(placeInWords);
  const isOnline =
    event.attendance.key === 'online' || event.attendance.key === 'mixed' || event.onlineAccesses.length > 0;
  return [
    ...confirmedPlaces(event.places).map(placeInWords),
    ...(options.length === 0
      ? []
      : [`${WORDS.whereToConfirm[lang]}${lang === 'fr' ? '\u00a0' : ''}: ${options.join(` ${WORDS.or[lang]} `)}`]),
    ...(isOnline ? [WORDS.online[lang]] : []),
  ].join(' – ');
}

/** Every occurrence in words, or the rhythm of what has none. */
export function whenInWords(event: EventView, lang: Language): string[] {
  if (event.occurrences.length === 0) return event.recurring === null ? [] : [event.recurring.text];
  return event.occurrences.map((occurrence) => occurrenceInWords(occurrence, lang));
}

const occurrenceInWords = ({ text, yearInferred }: OccurrenceView, lang: Language): string =>
  yearInferred ? `${text} (${WORDS.yearInferred[lang]})` : text;

/** The organisations involved in these roles, as the source prints them when they are not known otherwise. */
export function namesInRoles(involvements: readonly InvolvementView[], roles: readonly InvolvementRole[]): string[] {
  return involvements
    .filter(({ role }) => roles.includes(role.key))
    .flatMap(({ organisation, labelAsPrinted }) => organisation?.name ?? labelAsPrinted ?? []);
}

/** All involvements under the words of their role: « Organisé par : CRESS ». */
export function involvementsInWords(involvements: readonly InvolvementView[], lang: Language): string[] {
  const roles = new Map<string, string[]>();
  for (const { role, organisation, labelAsPrinted } of involvements) {
    const name = organisation?.name ?? labelAsPrinted;
    if (name !== null) roles.set(role.label, [...(roles.get(role.label) ?? []), name]);
  }
  const colon = lang === 'fr' ? '\u00a0: ' : ': ';
  return [...roles].map(([role, names]) => `${role}${colon}${names.join(', ')}`);
}
