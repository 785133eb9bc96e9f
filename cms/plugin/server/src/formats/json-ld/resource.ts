/** A resource as a schema.org `CreativeWork`, or the subtype that says exactly what it is. */
import type { ResourceFormatView, ResourceView } from 'ess-shared-types';
import type { MediaObjectLeaf } from 'schema-dts';
import { involved } from './agents';
import { audiences, labelsOf, terms, thing, work, type Answer } from './entry';
import { httpUrl, present, term } from './nodes';
import { territory } from './places';
import { knownDate } from './times';
import { WORK_TYPES, type Work } from './works';

/**
 * `publisher` is who edited the work; who answers for this description of it, and under which licence, is on its
 * page: a network may describe freely a guide whose rights are reserved.
 */
export const resource = (view: ResourceView, answer: Answer): Work =>
  present<Work>({
    '@type': WORK_TYPES[view.kind.key],
    ...thing(view, answer),
    url: httpUrl(view.url) ?? httpUrl(view.pageUrl),
    genre: term('resource-kind', view.kind.label, view.kind.key),
    datePublished: knownDate(view.publicationDate),
    publisher: involved(view.involvements, 'editor'),
    producer: involved(view.involvements, 'producer'),
    funder: involved(view.involvements, 'funder'),
    sponsor: involved(view.involvements, 'supporter'),
    contributor: involved(
      view.involvements,
      'partner',
      'accompanied',
      'promoter',
      'steering',
      'initiator',
      'organiser',
      'co-organiser',
      'hosted-by',
      'facilitated-by',
    ),
    spatialCoverage: view.territories.map(territory),
    keywords: terms(view.topics),
    audience: audiences(labelsOf(view.audiences)),
    conditionsOfAccess: view.access,
    isPartOf: view.isPartOf && work(view.isPartOf, answer),
    encoding: view.formats.flatMap(mediaObject),
  });

const ISO_DURATION = /^P(?=.)(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

/** A file that can be opened. A duration is one only in the form of ISO 8601: « 1 h 20 » is for people. */
function mediaObject({ url, mime, bytes, pages, duration, language }: ResourceFormatView): MediaObjectLeaf[] {
  const contentUrl = httpUrl(url);
  if (contentUrl === undefined) return [];
  return [
    present<MediaObjectLeaf>({
      '@type': 'MediaObject',
      contentUrl,
      encodingFormat: mime,
      contentSize: bytes === null ? null : `${bytes} B`,
      duration: duration !== null && ISO_DURATION.test(duration) ? duration : null,
      materialExtent: pages === null ? null : { '@type': 'QuantitativeValue', value: pages, unitText: 'pages' },
      inLanguage: language,
    }),
  ];
}
