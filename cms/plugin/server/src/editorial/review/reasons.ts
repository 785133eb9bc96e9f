/** The reasons that can be told from the documents themselves: a pure function each. */
import {
  addDays,
  daysInWords,
  DEFAULT_TIME_ZONE,
  DISPOSITIF_STATUSES,
  EVENT_DOCUMENT_ROLES,
  EVENT_KINDS,
  EVENT_STATUSES,
  FIGURE_GROUP_KINDS,
  FIGURE_SCOPES,
  FIGURE_STATUSES,
  lastDayOf,
  LINK_STATUSES,
  localDay,
  parseMoment,
  VALUE_SHAPES,
} from 'ess-shared-types';
import type { Words } from '../../content-types/labels';
import { words } from '../../content-types/words';
import { endOf } from '../links/links-of';
import { linkReasons } from './link-reasons';
import type { Reason, ReasonFinding } from './reason';
import type { ReviewedDocument } from './reviewed-document';

const ENTRIES = ['event', 'resource', 'key-figure', 'initiative', 'dispositif'] as const;

const finding = (field: string, judged: unknown, ...details: Words[]): ReasonFinding => ({ field, judged, details });

/** A day or a date in words, in both languages. */
const inWords = (moment: string): Words => {
  const times = { start: moment, timeZone: DEFAULT_TIME_ZONE };
  return { fr: daysInWords(times, 'fr'), en: daysInWords(times, 'en') };
};

/** The statuses that events keep once their date has passed. */
const NOT_HELD: readonly (string | null)[] = [EVENT_STATUSES.cancelled.stored, EVENT_STATUSES.postponed.stored];
/** Nothing of these can be shown again. */
const NOT_SHOWN_AGAIN: readonly (string | null)[] = [
  EVENT_KINDS['application-deadline'].stored,
  EVENT_KINDS['drop-in'].stored,
];
const FOLLOW_UPS: readonly (string | null)[] = [
  EVENT_DOCUMENT_ROLES.replay.stored,
  EVENT_DOCUMENT_ROLES['write-up'].stored,
];
/** A replay takes some time to come. */
export const DAYS_TO_FOLLOW_UP = 14;

function monthsBefore(now: number, months: number): string {
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() - months);
  return localDay(date.getTime(), DEFAULT_TIME_ZONE);
}

function hasFollowUp({ documents, sessions }: ReviewedDocument): boolean {
  return [
    documents,
    ...sessions.flatMap((session) => [session.documents, ...session.sessions.map((sub) => sub.documents)]),
  ]
    .flat()
    .some(({ role }) => FOLLOW_UPS.includes(role));
}

export const REASONS: readonly Reason[] = [
  ...linkReasons,
  {
    key: 'contact-expired',
    types: ['organisation'],
    find: ({ contact_points: points }, { today }) =>
      points.flatMap(({ expires_on: expiry }, index) => {
        if (expiry === null || expiry >= today) return [];
        const day = inWords(expiry);
        return finding(
          `contact_points.${String(index)}.expires_on`,
          expiry,
          words(
            `À confirmer ou à retirer : sa durée s’est achevée le ${day.fr}.`,
            `To confirm or remove: it ran out on ${day.en}.`,
          ),
        );
      }),
  },
  {
    key: 'alternative-text-missing',
    types: ENTRIES,
    find: ({ image }) =>
      image?.file && image.decorative !== true && image.alternative_text === null
        ? [finding('image.alternative_text', image.file.url)]
        : [],
  },
  {
    key: 'year-inferred',
    types: ['event'],
    find: ({ occurrences }) =>
      occurrences.flatMap(({ year_inferred: isInferred, start }, index) =>
        isInferred === true && start !== null
          ? finding(`occurrences.${String(index)}.year_inferred`, start, inWords(start))
          : [],
      ),
  },
  {
    key: 'value-truncated',
    types: ['key-figure'],
    find: ({ value }) =>
      value?.shape === VALUE_SHAPES.truncated.stored
        ? [finding('value.as_published', value.as_published, quoted(value.as_published))]
        : [],
  },
  {
    key: 'sources-differ',
    types: ['key-figure'],
    find: ({ value, groups }) => {
      const conflicts = groups.filter(({ kind }) => kind === FIGURE_GROUP_KINDS.conflict.stored);
      if (conflicts.length === 0) return [];
      const titles = conflicts.flatMap(({ title }) => (title === null ? [] : { fr: title, en: title }));
      return [
        finding(
          'value.as_published',
          [value?.as_published, conflicts.map((group) => group.documentId).sort()],
          ...titles,
        ),
      ];
    },
  },
  {
    key: 'follow-up-missing',
    types: ['event'],
    find: (document, { now, today, isPublished, followUpMonths }) => {
      const end = endOf(document);
      if (!isPublished || end === undefined || hasFollowUp(document)) return [];
      if (NOT_HELD.includes(document.event_status) || NOT_SHOWN_AGAIN.includes(document.kind)) return [];
      // What ends at midnight ended the day before.
      const day = localDay(end - 1, DEFAULT_TIME_ZONE);
      // Nobody finds the replay of what was long ago: it would stay to be done for ever.
      return addDays(day, DAYS_TO_FOLLOW_UP) > today || day < monthsBefore(now, followUpMonths)
        ? []
        : [finding('documents', day, inWords(day))];
    },
  },
  {
    key: 'link-lost',
    types: ['resource', 'initiative', 'dispositif'],
    find: (document) => storedLinks(document, LINK_STATUSES.lost.stored),
  },
  {
    key: 'link-private',
    types: ['resource', 'initiative', 'dispositif'],
    find: (document) => storedLinks(document, LINK_STATUSES.private.stored),
  },
  {
    key: 'figure-old',
    types: ['key-figure'],
    find: ({ scope, figure_status: status, period_start: start, period_end: end }, { today, figureYears }) => {
      const period = end ?? start;
      const moment = period === null ? undefined : parseMoment(period);
      if (!moment || scope !== FIGURE_SCOPES.statistic.stored || status !== FIGURE_STATUSES.current.stored) return [];
      const limit = `${String(Number(today.slice(0, 4)) - figureYears)}${today.slice(4)}`;
      return lastDayOf(moment) < limit
        ? [finding(end === null ? 'period_start' : 'period_end', period, inWords(period ?? ''))]
        : [];
    },
  },
  {
    key: 'source-missing',
    types: ['key-figure'],
    alsoSaidAs: ['missing-information'],
    find: ({ scope, source, period_start: period }) =>
      scope === FIGURE_SCOPES.statistic.stored && source === null ? [finding('source', period)] : [],
  },
  {
    key: 'source-missing',
    types: ENTRIES,
    find: ({ provenance }) =>
      provenance.some(
        (item) =>
          item.document !== null || item.source_name !== null || item.source_url !== null || item.entered_by !== null,
      )
        ? []
        : [finding('provenance', null)],
  },
  {
    key: 'to-verify',
    types: ['key-figure'],
    find: ({ figure_status: status, value }) =>
      status === FIGURE_STATUSES['to-verify'].stored ? [finding('figure_status', value?.as_published)] : [],
  },
  {
    key: 'to-verify',
    types: ['dispositif'],
    find: ({ scheme_status: status, closes_on: closing }, { today }) => {
      const moment = closing === null ? undefined : parseMoment(closing);
      const isOver = moment !== undefined && lastDayOf(moment) < today;
      if (status === DISPOSITIF_STATUSES.open.stored && isOver) {
        const day = inWords(closing ?? '');
        return [
          finding(
            'scheme_status',
            closing,
            words(`Dit ouvert, mais clos depuis : ${day.fr}.`, `Said to be open, but closed since: ${day.en}.`),
          ),
        ];
      }
      return status === DISPOSITIF_STATUSES.unverified.stored ? [finding('scheme_status', closing)] : [];
    },
  },
];

const quoted = (text: string | null): Words => words(`« ${text ?? ''} »`, `“${text ?? ''}”`);

/** Links of which editors say so. */
function storedLinks(document: ReviewedDocument, stored: string): ReasonFinding[] {
  const { canonical_url: page, website, application_url: application } = document;
  return [
    ...(document.link_status === stored ? [finding('canonical_url', page)] : []),
    ...(document.website_status === stored ? [finding('website', website)] : []),
    ...(document.application_status === stored ? [finding('application_url', application)] : []),
  ];
}
