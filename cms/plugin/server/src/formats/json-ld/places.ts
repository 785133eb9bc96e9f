/** Territories, places and online rooms. */
import { prefixOf, type EventView, type Language, type PlaceView, type TerritoryReference } from 'ess-shared-types';
import type {
  AdministrativeAreaLeaf,
  CountryLeaf,
  EventLeaf,
  GeoCoordinatesLeaf,
  PlaceLeaf,
  PostalAddressLeaf,
  PropertyValueLeaf,
  VirtualLocationLeaf,
} from 'schema-dts';
import { confirmedPlaces, placeInWords } from '../entry-words';
import { WORDS as PAGE_WORDS } from '../html/words';
import { httpUrl, present } from './nodes';
import { WORDS } from './words';

type Area = AdministrativeAreaLeaf | CountryLeaf | PlaceLeaf;

/** A territory with its code in the public address and its official one (INSEE, SIREN for an EPCI). */
export const territory = ({ code, name, level, department }: TerritoryReference): Area =>
  present<Area>({
    '@type': level === 'country' ? 'Country' : prefixOf(code) === undefined ? 'Place' : 'AdministrativeArea',
    name,
    identifier: [code, ...officialCode(code)],
    containedInPlace: department === null ? null : { '@type': 'AdministrativeArea', name: department },
  });

function officialCode(code: string): PropertyValueLeaf[] {
  const prefix = prefixOf(code);
  if (prefix === undefined) return [];
  return [
    {
      '@type': 'PropertyValue',
      propertyID: prefix === 'EPCI' ? 'SIREN' : 'INSEE',
      value: code.slice(prefix.length + 1),
    },
  ];
}

const LOCALITIES: readonly TerritoryReference['level'][] = [
  'commune',
  'delegated-commune',
  'associated-commune',
  'municipal-arrondissement',
];

/** A place that is certain. A street without a commune names no country: nothing says which. */
export const place = (view: PlaceView, lang: Language): PlaceLeaf =>
  present<PlaceLeaf>({
    '@type': 'Place',
    name: view.name ?? view.territory?.name ?? view.labelAsPrinted,
    alternateName: view.name === null && view.territory === null ? null : view.labelAsPrinted,
    description: view.accessInformation,
    address: address(view),
    geo:
      view.latitude === null || view.longitude === null
        ? null
        : present<GeoCoordinatesLeaf>({
            '@type': 'GeoCoordinates',
            latitude: view.latitude,
            longitude: view.longitude,
          }),
    containedInPlace: view.territory && territory(view.territory),
    amenityFeature:
      view.accessibility === null
        ? null
        : { '@type': 'LocationFeatureSpecification', name: WORDS.accessibility[lang], value: view.accessibility },
  });

function address({ street, postalCode, territory: area }: PlaceView): PostalAddressLeaf | null {
  if (street === null && postalCode === null && area === null) return null;
  const isLocality = area !== null && LOCALITIES.includes(area.level);
  return present<PostalAddressLeaf>({
    '@type': 'PostalAddress',
    streetAddress: street,
    postalCode,
    addressLocality: isLocality ? area.name : null,
    addressRegion: isLocality ? area.department : null,
    addressCountry: area !== null && (area.code.startsWith('FR') || prefixOf(area.code) !== undefined) ? 'FR' : null,
  });
}

type Location = PlaceLeaf | VirtualLocationLeaf | string;

/**
 * Where an event takes place. Candidate places are one text, « Lieu à confirmer : Liré ou Angers »: a `Place` would
 * state what nobody has decided.
 */
export function locations(event: EventView, lang: Language): Extract<EventLeaf['location'], readonly unknown[]> {
  const options = event.places.filter(({ state }) => state === 'option').map(placeInWords);
  const colon = lang === 'fr' ? '\u00a0: ' : ': ';
  const found: Location[] = [
    ...confirmedPlaces(event.places).map((view) => place(view, lang)),
    ...(options.length === 0
      ? []
      : [`${PAGE_WORDS.whereToConfirm[lang]}${colon}${options.join(` ${PAGE_WORDS.or[lang]} `)}`]),
    ...virtualLocations(event, lang),
  ];
  return found;
}

function virtualLocations({ onlineAccesses, attendance }: EventView, lang: Language): VirtualLocationLeaf[] {
  const named = onlineAccesses.filter(({ url, label }) => httpUrl(url) !== undefined || label !== null);
  if (named.length === 0) {
    const isOnline = attendance.key === 'online' || attendance.key === 'mixed';
    return isOnline ? [{ '@type': 'VirtualLocation', name: PAGE_WORDS.online[lang] }] : [];
  }
  return named.map(({ url, label }) =>
    present<VirtualLocationLeaf>({
      '@type': 'VirtualLocation',
      name: label ?? PAGE_WORDS.online[lang],
      url: httpUrl(url),
    }),
  );
}
