/** Where: in one line for a list, in whole for a page. */
import type { EventView, PlaceView } from 'ess-shared-types';
import { placeInWords } from '../../entry-words';
import { link, territoryAddress } from '../addresses';
import { fromSource, type Context } from '../context';
import { html, joined, type Markup, type Part } from '../markup';
import { labelled, listInWords } from '../phrases';
import { WORDS } from '../words';

type Located = Pick<EventView, 'places' | 'attendance' | 'onlineAccesses' | 'temporalState'>;

const isOnline = ({ attendance, onlineAccesses }: Located): boolean =>
  attendance.key === 'online' || attendance.key === 'mixed' || onlineAccesses.length > 0;

/** « Salle de l’Odyssée, Durtal (Maine-et-Loire) », « En ligne », or that it is still to be confirmed. */
export function whereInOneLine(event: Located, { lang }: Context): string {
  const online = isOnline(event);
  if (event.attendance.key === 'online' || (online && event.places.length === 0)) return WORDS.online[lang];
  const confirmed = event.places.filter(({ state }) => state === 'confirmed').map(shortPlace);
  const options = event.places.filter(({ state }) => state === 'option').map(shortPlace);
  const isPast = event.temporalState === 'past';
  const where = [
    ...confirmed,
    ...(options.length > 0
      ? [labelled(WORDS.whereToConfirm[lang], listInWords(options, lang, 'disjunction'), lang)]
      : []),
  ];
  if (where.length === 0 && !isPast) where.push(WORDS.whereToConfirm[lang]);
  return [listInWords(where, lang), ...(online ? [WORDS.online[lang]] : [])].filter((part) => part !== '').join(' – ');
}

/** Without its street: a list is read at a glance. */
const shortPlace = (place: PlaceView): string => placeInWords({ ...place, street: null, postalCode: null });

/** The places with what helps to reach them. */
export function places(event: Located, context: Context): Part {
  const { lang } = context;
  const confirmed = event.places.filter(({ state }) => state === 'confirmed');
  const options = event.places.filter(({ state }) => state === 'option');
  const parts = [
    ...confirmed.map((place) => placeMarkup(place, context)),
    options.length > 0 &&
      html`<p class="muted">${WORDS.whereToConfirm[lang]}</p><ul>${options.map((place) => html`<li>${placeMarkup(place, context)}</li>`)}</ul>`,
    isOnline(event) && html`<p>${WORDS.online[lang]}</p>`,
  ];
  if (joined(parts, '').html !== '') return parts;
  return event.temporalState !== 'past' && html`<span class="muted">${WORDS.whereToConfirm[lang]}</span>`;
}

export function placeMarkup(place: PlaceView, context: Context): Markup {
  const { lang } = context;
  const commune =
    place.territory &&
    html`${place.postalCode === null ? '' : `${place.postalCode} `}${link(territoryAddress(context, place.territory.code), place.territory.name)}${place.territory.department === null ? '' : ` (${place.territory.department})`}`;
  const lines = [place.name, place.street, commune].filter((line) => line !== null && line !== '');
  const printed = place.labelAsPrinted;
  return html`<p class="place">${joined(lines.length > 0 ? lines : [printed], html`<br>`)}${printed !== null && lines.length > 0 && printed !== place.territory?.name && html`<br><span class="muted small">${fromSource(WORDS.quoted.fr(printed), context)} ${WORDS.asPrinted[lang]}</span>`}</p>${[
    [WORDS.access[lang], place.accessInformation] as const,
    [WORDS.accessibility[lang], place.accessibility] as const,
  ].map(
    ([name, text]) =>
      text !== null &&
      text !== '' &&
      html`<p class="small">${labelled(name, '', lang)}${fromSource(text, context)}</p>`,
  )}`;
}
