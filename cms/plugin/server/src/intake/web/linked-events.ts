/**
 * Events of schema.org in JSON-LD, as pages and files give them: Mobilizon, WordPress, Osuny, DATAtourisme, another
 * instance of this product. Prefixes are left out, lists and graphs are walked, one value is as good as a list of one. Pure.
 */
import type { AttendanceMode, EventStatus } from 'ess-shared-types';
import { momentsOf } from '../incoming/iso-moments';
import type { Problems, RawEvent, RawImage, RawOccurrence, RawPlace } from '../incoming/raw-event';
import { words, type Words } from '../../content-types/words';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nodes that are gone through: a graph may refer to itself, or be made to. */
const MOST_NODES = 200_000;
const MOST_DEPTH = 40;

/** Every event that stands somewhere in a document. */
export function eventNodes(json: unknown): Node[] {
  const found: Node[] = [];
  let left = MOST_NODES;
  const walk = (value: unknown, depth: number): void => {
    left -= 1;
    if (left < 0 || depth > MOST_DEPTH) return;
    if (Array.isArray(value)) for (const item of value) walk(item, depth + 1);
    else if (isNode(value)) {
      if (isEvent(value)) found.push(value);
      for (const [key, item] of Object.entries(value)) {
        // What an event is part of, or holds, is told in it.
        if (!isEvent(value) || bare(key) === 'subEvent') walk(item, depth + 1);
      }
    }
  };
  walk(json, 0);
  return found;
}

/** `schema:startDate`, `https://schema.org/startDate` -> `startDate`. */
const bare = (name: string): string => /[^:/#]+$/.exec(name)?.[0] ?? name;

const typesOf = (node: Node): string[] =>
  list(node['@type'] ?? node.type).flatMap((type) => (typeof type === 'string' ? [bare(type)] : []));

const NO_EVENT = new Set([
  'EventSeries',
  'EventReservation',
  'EventVenue',
  'EventStatusType',
  'EventAttendanceModeEnumeration',
]);
const isEvent = (node: Node): boolean =>
  typesOf(node).some((type) => (/Event$/.test(type) || EVENT_TYPES.has(type)) && !NO_EVENT.has(type));
const EVENT_TYPES = new Set(['Festival', 'EntertainmentAndEvent', 'Hackathon', 'Exhibition', 'Conference']);

const list = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** Values of a property under any of its names, prefixes left out. */
function valuesOf(node: Node, ...names: string[]): readonly unknown[] {
  for (const name of names) {
    for (const [key, value] of Object.entries(node)) if (bare(key) === name) return list(value);
  }
  return [];
}

/** A text, in French where a choice is given: `{ '@value' }`, `{ fr: [...] }`, `{ '@fr': [...] }`. */
function text(value: unknown, language = 'fr'): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    const own = value.find((item) => isNode(item) && item['@language'] === language);
    return text(own ?? value[0], language);
  }
  if (!isNode(value)) return undefined;
  const chosen = value['@value'] ?? value[language] ?? value[`@${language}`];
  if (chosen !== undefined) return text(chosen, language);
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => /^@?[a-z]{2}(?:-[A-Za-z]+)?$/.test(key))
    ? text(Object.values(value)[0], language)
    : undefined;
}

const textOf = (node: Node, ...names: string[]): string | undefined => text(valuesOf(node, ...names));

export function linkedEvent(node: Node, position: number, problems: Problems): RawEvent {
  const notes: Words[] = [];
  const occurrences = datesOf(node, () => {
    problems.add(position, words('Cette date est illisible', 'This date cannot be read'), 'startDate');
  });
  if (occurrences.length === 0) {
    notes.push(words('Sans date à la source : brouillon à compléter', 'No date at the source: a draft to complete'));
  }
  const places = valuesOf(node, 'location', 'isLocatedAt');
  const offers = valuesOf(node, 'offers').filter(isNode);
  const [organiser] = valuesOf(node, 'organizer', 'organiser', 'hasBeenCreatedBy');
  const described = valuesOf(node, 'hasDescription').filter(isNode);
  const url = textOf(node, 'url');
  return {
    position,
    sourceId: identifierOf(node) ?? url,
    title: textOf(node, 'name', 'label', 'title') ?? '',
    summary:
      described.map((one) => textOf(one, 'shortDescription')).find(Boolean) ??
      textOf(node, 'abstract', 'disambiguatingDescription'),
    description:
      textOf(node, 'description') ??
      described.map((one) => textOf(one, 'description')).find(Boolean) ??
      textOf(node, 'comment'),
    page: url,
    kind: undefined,
    status: STATUSES[bare(textOf(node, 'eventStatus') ?? '')],
    attendance: MODES[bare(textOf(node, 'eventAttendanceMode') ?? '')],
    occurrences,
    isToCheck: occurrences.length === 0,
    place: placeOf(places),
    onlineUrl: onlineOf(places),
    registrationUrl: offers.map((offer) => textOf(offer, 'url')).find(Boolean),
    fee: feeOf(node, offers),
    audience: textOf(node, 'typicalAgeRange'),
    capacity: capacityOf(node),
    organiser: isNode(organiser) ? textOf(organiser, 'name', 'legalName', 'label') : text(organiser),
    organiserMayBePerson: isNode(organiser) && typesOf(organiser).includes('Person'),
    categories: valuesOf(node, 'keywords')
      .flatMap((value) => (text(value) ?? '').split(/[,;]/))
      .map((value) => value.trim())
      .filter(Boolean),
    images: imagesOf(node),
    contacts: [],
    notes,
  };
}

const STATUSES: Readonly<Record<string, EventStatus>> = {
  EventCancelled: 'cancelled',
  EventPostponed: 'postponed',
  EventMovedOnline: 'moved-online',
  EventRescheduled: 'confirmed',
  EventScheduled: 'confirmed',
};
const MODES: Readonly<Record<string, AttendanceMode>> = {
  OfflineEventAttendanceMode: 'onsite',
  OnlineEventAttendanceMode: 'online',
  MixedEventAttendanceMode: 'mixed',
};

function identifierOf(node: Node): string | undefined {
  const id = node['@id'] ?? node.id;
  if (typeof id === 'string' && !id.startsWith('_:')) return id;
  const [identifier] = valuesOf(node, 'identifier');
  return isNode(identifier) ? textOf(identifier, 'value') : text(identifier);
}

function datesOf(node: Node, wrong: () => void): RawOccurrence[] {
  const stretches = [
    ...valuesOf(node, 'takesPlaceAt').filter(isNode),
    ...valuesOf(node, 'eventSchedule')
      .filter(isNode)
      .filter((schedule) => valuesOf(schedule, 'repeatFrequency').length === 0),
  ].map((one) => ({
    begin: withHour(textOf(one, 'startDate'), textOf(one, 'startTime')),
    end: withHour(textOf(one, 'endDate') ?? textOf(one, 'startDate'), textOf(one, 'endTime')),
  }));
  const own = { begin: textOf(node, 'startDate'), end: textOf(node, 'endDate') };
  return (stretches.length > 0 ? stretches : [own]).flatMap(({ begin, end }) => {
    if (begin === undefined) return [];
    const occurrence = momentsOf(begin, end) ?? momentsOf(begin, undefined);
    if (!occurrence) wrong();
    return occurrence ?? [];
  });
}

const withHour = (day: string | undefined, hour: string | undefined): string | undefined =>
  day !== undefined && hour !== undefined && !day.includes('T') ? `${day}T${hour.slice(0, 5)}` : day;

function placeOf(locations: readonly unknown[]): RawPlace | undefined {
  const location = locations.find((one) => typeof one === 'string' || (isNode(one) && !isVirtual(one)));
  if (typeof location === 'string') return { text: location };
  if (!isNode(location)) return undefined;
  const [address] = valuesOf(location, 'address');
  const [geo] = valuesOf(location, 'geo');
  const coordinates = isNode(geo) ? geo : location;
  const name = textOf(location, 'name', 'label');
  if (typeof address === 'string')
    return { name, text: [name, address].filter(Boolean).join(', '), ...pointOf(coordinates) };
  const parts = isNode(address) ? address : location;
  const [commune] = valuesOf(parts, 'hasAddressCity');
  return {
    name,
    street:
      valuesOf(parts, 'streetAddress')
        .flatMap((line) => text(line) ?? [])
        .join(', ') || undefined,
    postalCode: textOf(parts, 'postalCode'),
    city: textOf(parts, 'addressLocality'),
    inseeCode: isNode(commune) ? textOf(commune, 'insee') : undefined,
    text: textOf(parts, 'addressLocality') === undefined ? name : undefined,
    ...pointOf(coordinates),
  };
}

const isVirtual = (node: Node): boolean => typesOf(node).includes('VirtualLocation');

function pointOf(node: Node): { latitude: number | undefined; longitude: number | undefined } {
  const number = (value: string | undefined) =>
    value === undefined || value.trim() === '' ? undefined : Number(value);
  return { latitude: number(textOf(node, 'latitude')), longitude: number(textOf(node, 'longitude')) };
}

function onlineOf(locations: readonly unknown[]): string | undefined {
  const virtual = locations.filter(isNode).find(isVirtual);
  return virtual && textOf(virtual, 'url');
}

function feeOf(node: Node, offers: readonly Node[]): string | undefined {
  const prices = offers.flatMap((offer) => {
    const price = textOf(offer, 'price', 'lowPrice');
    if (price === undefined) return [];
    if (Number(price) === 0) return ['Gratuit'];
    const currency = textOf(offer, 'priceCurrency') ?? 'EUR';
    return [`${price.replace('.', ',')} ${currency === 'EUR' ? '€' : currency}`];
  });
  if (prices.length > 0) return [...new Set(prices)].join(', ');
  return /^true$/i.test(String(valuesOf(node, 'isAccessibleForFree')[0])) ? 'Gratuit' : undefined;
}

function capacityOf(node: Node): number | undefined {
  const value = Number(textOf(node, 'maximumAttendeeCapacity', 'maximumPhysicalAttendeeCapacity'));
  return Number.isInteger(value) && value > 0 && value < 1_000_000_000 ? value : undefined;
}

const imagesOf = (node: Node): RawImage[] =>
  valuesOf(node, 'image').flatMap((image): RawImage[] => {
    if (typeof image === 'string') return [{ url: image }];
    if (!isNode(image)) return [];
    const url = textOf(image, 'contentUrl', 'url') ?? (typeof image['@id'] === 'string' ? image['@id'] : undefined);
    return url === undefined
      ? []
      : [
          {
            url,
            credit: textOf(image, 'creditText', 'copyrightNotice'),
            licence: textOf(image, 'license'),
          },
        ];
  });
