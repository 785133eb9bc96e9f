/**
 * What heads the folded rows of a repeated component in the form, in words. Strapi prints the raw value of one
 * field: a moment as it is stored, the option of an enumeration, nothing for a relation. Pure.
 */
import {
  DEFAULT_TIME_ZONE,
  HALF_DAYS,
  hourInWords,
  isTimeZone,
  keyOfStored,
  occurrenceInWords,
  parseMoment,
  type Language,
} from 'ess-shared-types';
import { ENUMERATION_LABELS } from '../content-types/enumeration-labels';
import type { Labels } from '../content-types/labels';
import { COMPONENT_LABELS } from './labels';

/** Added to the rows that the admin reads, never stored: no attribute of a component bears this name. */
export const ROW_TITLE = 'row_title';

/** A field of a row as it is stored, a relation by the name of what it leads to; empty when there is none. */
export type RowText = (field: string) => string;

type Title = (text: RowText, language: Language) => string;

const session: Title = (text, language) => dashed(hour(text('start'), language), text('title'));

/** By component; one that is not here is headed by a text of its own, its `mainField`. */
export const ROW_TITLES: Readonly<Record<string, Title>> = {
  occurrence: (text, language) => {
    const start = text('start');
    if (start === '') return '';
    const timeZone = text('time_zone');
    return occurrenceInWords(
      {
        start,
        end: text('end') || undefined,
        halfDay: keyOfStored(HALF_DAYS, text('half_day')),
        timeZone: isTimeZone(timeZone) ? timeZone : DEFAULT_TIME_ZONE,
      },
      language,
    );
  },
  'place-option': (text) => enumerated(text('name') || text('street'), text('territory') || text('label_as_printed')),
  'online-access': (text) => text('label') || text('url'),
  involvement: (text, language) =>
    [option(text('role'), language), text('organisation') || text('label_as_printed')].filter(Boolean).join(' '),
  participation: (text, language) =>
    enumerated(
      text('person') || text('unit_label') || text('organisation'),
      text('function_at_date') || option(text('role'), language),
    ),
  'event-document': (text, language) => dashed(option(text('role'), language), text('resource')),
  session,
  'sub-session': session,
  'selection-item': (text) =>
    ['event', 'resource', 'key_figure', 'initiative', 'dispositif'].map(text).find((title) => title !== '') ?? '',
  translation: (text, language) => dashed(option(text('language'), language), text('title') || text('summary')),
  provenance: (text) =>
    enumerated(text('document') || text('source_name') || text('entered_by') || text('source_url'), text('locator')),
  'review-flag': (text, language) => dashed(option(text('reason'), language), text('note')),
  mandate: (text, language) =>
    enumerated(text('function_label') || option(text('kind'), language), text('organisation')),
  'resource-format': (text) => text('url') || text('mime'),
};

/** The title of a row; the name of the component when the row says nothing yet. */
export function rowTitle(component: string, text: RowText, language: Language): string {
  const labels: Readonly<Record<string, Labels>> = COMPONENT_LABELS;
  const title = ROW_TITLES[component]?.(text, language) ?? '';
  return title === '' ? (labels[component]?.displayName[language] ?? '') : title;
}

const words = new Map(ENUMERATION_LABELS);

const option = (stored: string, language: Language): string => words.get(stored)?.[language] ?? stored;

const dashed = (...parts: readonly string[]): string => parts.filter(Boolean).join(' – ');
const enumerated = (...parts: readonly string[]): string => parts.filter(Boolean).join(', ');

/** « 9 h 30 » from `09:30`; what is no hour, as it is. */
function hour(text: string, language: Language): string {
  const moment = parseMoment(`2000-01-01T${text}`);
  return moment === undefined || text === '' ? text : hourInWords(moment, language);
}
