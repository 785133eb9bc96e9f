/**
 * GeoJSON (RFC 7946) of the initiatives: one point a confirmed place, so that every map tool reads a layer of one
 * kind of geometry; the places of one initiative share its `initiative` id. What has no coordinates is counted.
 */
import type { InitiativeView, PlaceView } from 'ess-shared-types';
import { attributionLine, licencesOf, publishersOf, rightsOf, sourcesOf } from './attribution';
import type { EditionOf, Format } from './edition';
import { confirmedPlaces } from './entry-words';
import { MEDIA_TYPES } from './media-types';

export const geojson: Format = {
  contentType: MEDIA_TYPES.geojson,
  write(edition) {
    if (edition.collection !== 'initiatives') throw new RangeError(`There is no GeoJSON of ${edition.collection}`);
    return JSON.stringify(featureCollection(edition));
  },
};

function featureCollection({ entries, title, asOf, lang, total, addresses }: EditionOf<'initiatives'>) {
  const located = entries.map(features);
  return {
    type: 'FeatureCollection',
    title,
    asOf,
    lang,
    total,
    'ess:withoutCoordinates': located.filter((points) => points.length === 0).length,
    attribution: attributionLine(entries),
    licences: licencesOf(entries),
    publishers: publishersOf(entries),
    links: { self: addresses.self, page: addresses.page, formats: addresses.formats },
    features: located.flat(),
  };
}

function features(initiative: InitiativeView) {
  return confirmedPlaces(initiative.places).flatMap((place, index) => {
    const coordinates = positionOf(place);
    if (coordinates === undefined) return [];
    return [
      {
        type: 'Feature',
        id: `${initiative.id}/${index + 1}`,
        geometry: { type: 'Point', coordinates },
        properties: properties(initiative, place),
      },
    ];
  });
}

/** Longitude first (RFC 7946 §3.1.1); `undefined` when unknown or nowhere on Earth. */
function positionOf({ latitude, longitude }: PlaceView): [longitude: number, latitude: number] | undefined {
  if (latitude === null || longitude === null) return undefined;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [longitude, latitude] : undefined;
}

const properties = (initiative: InitiativeView, place: PlaceView) => ({
  initiative: initiative.id,
  slug: initiative.slug,
  title: initiative.title,
  summary: initiative.summary,
  whatItDoes: initiative.whatItDoes,
  lang: initiative.lang,
  stage: initiative.stage.label,
  topics: initiative.topics.map(({ label }) => label),
  place: place.name,
  street: place.street,
  postalCode: place.postalCode,
  commune: place.territory?.name ?? place.labelAsPrinted,
  territory: place.territory?.code ?? null,
  url: initiative.pageUrl,
  website: initiative.website?.url ?? null,
  publisher: initiative.publisher?.name ?? null,
  licence: rightsOf(initiative),
  source: sourcesOf(initiative),
  changedAt: initiative.changedAt,
});
