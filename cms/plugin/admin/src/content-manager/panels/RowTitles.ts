/** Keeps the words that head folded rows as one types: the server makes them of what is saved. Shows nothing. */
import { useForm } from '@strapi/strapi/admin';
import { toLanguage, type Language } from 'ess-shared-types';
import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { ROW_TITLE, rowTitle } from '../../../../server/src/components/row-titles';
import { contentTypes } from '../../../../server/src/content-types';
import {
  isRow,
  namedRelationsOf,
  textOf,
  titledRows,
  type Row,
} from '../../../../server/src/editorial/row-titles/rows';
import type { EditedDocument, Panel } from './edited-document';

const attributesByType = new Map(
  Object.entries(contentTypes).map(([name, { schema }]) => [`plugin::ess.${name}`, schema.attributes]),
);

export function RowTitles({ model }: EditedDocument): Panel | null {
  const language = toLanguage(useIntl().locale);
  const values: unknown = useForm('EssRowTitles', (form) => form.values, false);
  const isModified = useForm('EssRowTitles', (form) => form.modified, false);
  const change = useForm('EssRowTitles', (form) => form.onChange, false);
  useEffect(() => {
    // A form in which nothing was typed must not count as changed.
    if (isModified !== true || !isRow(values)) return;
    for (const { path, title } of staleTitles(model, values, language)) change?.(`${path}.${ROW_TITLE}`, title);
  }, [model, values, isModified, change, language]);
  return null;
}

/** Rows whose title no longer says what they hold, of those that the form holds whole. */
export function staleTitles(model: string, values: Row, language: Language): { path: string; title: string }[] {
  return titledRows(values, attributesByType.get(model) ?? {}).flatMap(({ component, path, row }) => {
    // The form does not hold the relations that are saved.
    if (row.id !== undefined && namedRelationsOf(component).length > 0) return [];
    const title = rowTitle(component, (field) => textOf(row[field]) || connectedName(row[field]), language);
    return title === row[ROW_TITLE] ? [] : [{ path, title }];
  });
}

/** The name of what a relation was just led to. */
function connectedName(relation: unknown): string {
  const [connected]: unknown[] = isRow(relation) && Array.isArray(relation.connect) ? relation.connect : [];
  return isRow(connected) ? textOf(connected.label) : '';
}
