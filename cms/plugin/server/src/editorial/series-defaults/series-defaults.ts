/** What an event can take over from its series: what the series knows and the event says nothing of. Pure. */
import { ATTENDANCE_MODES, keyOfStored, type Language } from 'ess-shared-types';
import type { z } from 'zod';
import type { SeriesDefaultField } from '../../../../shared/contracts/editing';
import { eventDocumentSchema } from '../../publication/documents';
import { toMany, toOne, writtenInvolvements, writtenPlaces } from '../written-parts';

const shared = eventDocumentSchema.pick({
  publisher: true,
  involvements: true,
  terms: true,
  attendance: true,
  places: true,
  online_accesses: true,
  registration: true,
});
type Shared = z.output<typeof shared>;

export interface SeriesDefault {
  readonly field: SeriesDefaultField;
  /** For Strapi's Document Service. */
  readonly data: unknown;
  readonly words: readonly string[];
}

/** Both as Strapi returns them, with what `SERIES_POPULATE` loads. What the event says, however little, stays. */
export function seriesDefaults(event: unknown, series: unknown, language: Language): SeriesDefault[] {
  const known = shared.parse(event);
  const offered = shared.parse(series);
  return FIELDS.filter(({ isEmpty }) => isEmpty(known) && !isEmpty(offered)).map(({ field, data, words }) => ({
    field,
    data: data(offered),
    words: words(offered, language).filter((text) => text !== ''),
  }));
}

interface Field {
  readonly field: SeriesDefaultField;
  readonly isEmpty: (entry: Shared) => boolean;
  readonly data: (series: Shared) => unknown;
  readonly words: (series: Shared, language: Language) => string[];
}

const FIELDS: readonly Field[] = [
  {
    field: 'publisher',
    isEmpty: ({ publisher }) => publisher === null,
    data: ({ publisher }) => toOne(publisher),
    words: ({ publisher }) => [publisher?.name ?? ''],
  },
  {
    field: 'involvements',
    isEmpty: ({ involvements }) => involvements.length === 0,
    data: ({ involvements }) => writtenInvolvements(involvements),
    words: ({ involvements }) =>
      involvements.map(({ organisation, label_as_printed }) => organisation?.name ?? label_as_printed ?? ''),
  },
  {
    field: 'terms',
    isEmpty: ({ terms }) => terms.length === 0,
    data: ({ terms }) => toMany(terms),
    words: ({ terms }, language) =>
      terms.map(({ label_fr, label_en }) => (language === 'en' ? (label_en ?? label_fr) : label_fr) ?? ''),
  },
  {
    field: 'attendance',
    isEmpty: ({ attendance }) => attendance === null || attendance === ATTENDANCE_MODES.unspecified.stored,
    data: ({ attendance }) => attendance,
    words: ({ attendance }, language) => {
      const mode = keyOfStored(ATTENDANCE_MODES, attendance);
      return mode === undefined ? [] : [ATTENDANCE_MODES[mode].label[language]];
    },
  },
  {
    field: 'places',
    isEmpty: ({ places }) => places.length === 0,
    data: ({ places }) => writtenPlaces(places),
    words: ({ places }) =>
      places.map(({ name, territory, label_as_printed }) =>
        [name, territory?.name ?? label_as_printed].filter(Boolean).join(', '),
      ),
  },
  {
    field: 'online_accesses',
    isEmpty: ({ online_accesses }) => online_accesses.length === 0,
    data: ({ online_accesses }) => online_accesses,
    words: ({ online_accesses }) => online_accesses.map(({ label, url }) => label ?? url ?? ''),
  },
  {
    field: 'registration',
    // The form saves a registration in which nothing was typed.
    isEmpty: ({ registration }) => Object.values(registration ?? {}).every((value) => value === null),
    // A deadline is that of one edition.
    data: ({ registration }) => registration && { ...registration, deadline: null },
    words: ({ registration }) => [registration?.audience ?? '', registration?.fee ?? '', registration?.url ?? ''],
  },
];
