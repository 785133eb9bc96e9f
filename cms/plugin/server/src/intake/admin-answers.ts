/** Previews as the page « Importer » reads them, in the language of the person. Pure. */
import type { Language } from 'ess-shared-types';
import type { Preview, PreviewLine } from '../../../shared/contracts/intake';
import type { ImportEntry } from './candidates';
import { CSV_FIELDS, isCsvField, type CsvFieldName } from './csv/fields';
import type { PlanLine } from './plan';
import type { KeptPreview } from './previews';
import { fieldNames } from './review-flags';
import { countsOf } from './run';
import type { Words } from '../content-types/words';

/** `pace`: entries written in a second. */
export function previewAnswer({ token, lines, read }: KeptPreview, language: Language, pace: number): Preview {
  const counts = countsOf(lines);
  const inLanguage = (said: Words) => said[language];
  return {
    token,
    counts,
    secondsToWrite: Math.ceil((counts.created + counts.changed) / pace),
    problems: read.problems.map(({ position, column, message }) => ({
      position,
      column: column ?? null,
      message: inLanguage(message),
    })),
    problemCount: read.problemCount,
    notes: read.notes.map(inLanguage),
    unknownZones: [...new Set(read.entries.flatMap(({ unknownZone }) => unknownZone ?? []))],
    csv: read.csv
      ? {
          ...read.csv,
          fields: csvFieldNames.map((name) => ({ name, label: CSV_FIELDS[name].label[language] })),
        }
      : null,
  };
}

const csvFieldNames: readonly CsvFieldName[] = Object.keys(CSV_FIELDS).filter(isCsvField);

export const lineAnswer = (
  { entry, action, reason, fields, documentId, canBeForced, double }: PlanLine<ImportEntry>,
  forced: ReadonlySet<string>,
  language: Language,
): PreviewLine => ({
  externalId: entry.externalId,
  position: entry.position,
  uid: entry.uid,
  title: entry.title,
  when: entry.when?.[language] ?? null,
  where: entry.where ?? null,
  action,
  reason: reason[language],
  fields: fields.length > 0 ? fieldNames(entry, fields, language) : null,
  documentId: documentId ?? null,
  notes: entry.notes.map((note) => note[language]),
  contacts: entry.contacts.map(({ value }) => value),
  dates: entry.dates.map((date) => date[language]),
  cancelledDates: entry.cancelledDates.map((date) => date[language]),
  double: double ? { title: double.title, when: double.when?.[language] ?? null, where: double.where ?? null } : null,
  canBeForced,
  isForced: forced.has(entry.externalId),
});
