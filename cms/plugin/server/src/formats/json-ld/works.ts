/** Documents and other works, under the subtype of `CreativeWork` that says exactly what they are. */
import type { DocumentView, EventDocumentRole, ResourceKind } from 'ess-shared-types';
import type {
  ArticleLeaf,
  BookLeaf,
  CourseLeaf,
  CreativeWorkLeaf,
  GuideLeaf,
  LegislationLeaf,
  MapLeaf,
  PresentationDigitalDocumentLeaf,
  ReportLeaf,
  ThesisLeaf,
  VideoObjectLeaf,
  WebPageLeaf,
} from 'schema-dts';
import { entryId, type Answer } from './entry';
import { httpUrl, present } from './nodes';

export type Work =
  | ArticleLeaf
  | BookLeaf
  | CourseLeaf
  | CreativeWorkLeaf
  | GuideLeaf
  | LegislationLeaf
  | MapLeaf
  | PresentationDigitalDocumentLeaf
  | ReportLeaf
  | ThesisLeaf
  | VideoObjectLeaf
  | WebPageLeaf;

/** What has no type of its own in schema.org (kits, press kits, platforms ...) is a `CreativeWork`. */
export const WORK_TYPES: Readonly<Record<ResourceKind, Work['@type']>> = {
  guide: 'Guide',
  study: 'Report',
  'study-summary': 'Report',
  monograph: 'CreativeWork',
  panorama: 'Report',
  factsheet: 'CreativeWork',
  kit: 'CreativeWork',
  report: 'Report',
  'write-up': 'Report',
  slides: 'PresentationDigitalDocument',
  'interactive-slides': 'PresentationDigitalDocument',
  replay: 'VideoObject',
  video: 'VideoObject',
  newsletter: 'CreativeWork',
  article: 'Article',
  'web-page': 'WebPage',
  portal: 'CreativeWork',
  platform: 'CreativeWork',
  map: 'Map',
  course: 'Course',
  'press-release': 'Article',
  'press-kit': 'CreativeWork',
  thesis: 'Thesis',
  book: 'Book',
  'research-report': 'Report',
  law: 'Legislation',
  leaflet: 'CreativeWork',
  'other-resource': 'CreativeWork',
};

/** The documents in these roles; one whose link is lost or private has a name and no address. */
export const documents = (
  views: readonly DocumentView[],
  answer: Answer,
  ...roles: readonly EventDocumentRole[]
): Work[] =>
  views
    .filter(({ role }) => roles.includes(role.key))
    .map(({ kind, slug, title, url }) =>
      present<Work>({
        '@type': WORK_TYPES[kind.key],
        '@id': entryId('ressources', slug, answer),
        name: title,
        url: httpUrl(url),
      }),
    );
