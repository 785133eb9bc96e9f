/** Where an event takes place, as LOCATION and GEO say it. */
import type { EventView, Language, PlaceView } from 'ess-shared-types';
import { cleanLine, line, textLine, type ContentLine } from './content-line';
import { labelledText, WORDS } from './words';

/** LOCATION, and GEO when the one place is settled. */
export function placeLines(event: EventView, lang: Language): ContentLine[] {
  const { confirmed, options } = placesOf(event);
  const [only, ...others] = confirmed;
  return [
    ...textLine('LOCATION', cleanLine(locationText(event, lang))),
    ...(only && others.length === 0 && options.length === 0 ? positionLine(only) : []),
  ];
}

/** Whether the sources still hesitate between places. */
export const isPlaceUndecided = (event: EventView): boolean => placesOf(event).options.length > 0;

/** « Lieu à confirmer : Liré ou Angers »; empty when nothing is known, and nothing is missing either. */
export function locationText(event: EventView, lang: Language): string {
  const { confirmed, options } = placesOf(event);
  const isOnline = ['online', 'mixed'].includes(event.attendance.key) || event.status.key === 'moved-online';
  const isPlaceMissing = ['onsite', 'mixed'].includes(event.attendance.key) && event.status.key !== 'moved-online';
  const toConfirm = WORDS.placeToConfirm[lang];
  return [
    ...confirmed.map(placeText),
    ...(options.length > 0
      ? [labelledText(toConfirm, options.map(placeText).join(` ${WORDS.or[lang]} `), lang)]
      : confirmed.length === 0 && isPlaceMissing
        ? [toConfirm]
        : []),
    ...(isOnline ? [WORDS.online[lang]] : []),
  ].join(' – ');
}

/** An event moved online has no place any more: nobody should travel to the one that was announced. */
export function placesOf({ places, status }: EventView): {
  readonly confirmed: readonly PlaceView[];
  readonly options: readonly PlaceView[];
} {
  const current = status.key === 'moved-online' ? [] : places.filter((place) => placeText(place) !== '');
  return {
    confirmed: current.filter(({ state }) => state === 'confirmed'),
    options: current.filter(({ state }) => state === 'option'),
  };
}

/** On one line; the department tells homonyms apart where there is no postal code. */
export function placeText({ name, street, postalCode, territory, labelAsPrinted }: PlaceView): string {
  const department = postalCode === null && territory?.department ? ` (${territory.department})` : '';
  const commune = territory === null ? labelAsPrinted : `${territory.name}${department}`;
  return [name, street, [postalCode, commune].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}

/** Latitude and longitude in degrees (§3.8.1.6). */
function positionLine({ latitude, longitude }: PlaceView): ContentLine[] {
  if (latitude === null || longitude === null) return [];
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isOnEarth ? [line('GEO', `${latitude.toFixed(6)};${longitude.toFixed(6)}`)] : [];
}
