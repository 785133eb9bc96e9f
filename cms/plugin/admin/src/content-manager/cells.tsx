/** Cells of the lists in words: options of an enumeration, dates of a rendez-vous. */
import { Typography } from '@strapi/design-system';
import { daysInWords, DEFAULT_TIME_ZONE, toLanguage } from 'ess-shared-types';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { ENUMERATION_LABELS } from '../../../server/src/content-types/enumeration-labels';

interface Column {
  readonly name: string;
  readonly attribute: { readonly type: string; readonly enum?: readonly string[]; readonly component?: string };
  readonly cellFormatter?: (row: Readonly<Record<string, unknown>>) => ReactNode;
}

const optionWords = new Map(ENUMERATION_LABELS);

/** As Strapi writes its own cells. */
function Cell({ children }: { readonly children: string }) {
  return (
    <Typography textColor="neutral800" maxWidth="30rem" ellipsis>
      {children}
    </Typography>
  );
}

function Option({ value }: { readonly value: unknown }) {
  const { locale } = useIntl();
  if (typeof value !== 'string') return <Cell>-</Cell>;
  return <Cell>{optionWords.get(value)?.[toLanguage(locale)] ?? value}</Cell>;
}

/** The first date in words, and how many follow. */
function Dates({ value }: { readonly value: unknown }) {
  const language = toLanguage(useIntl().locale);
  const starts = Array.isArray(value) ? value.flatMap(startOf) : [];
  const [first] = starts;
  if (first === undefined) return <Cell>-</Cell>;
  const words = daysInWords({ start: first, timeZone: DEFAULT_TIME_ZONE }, language);
  return <Cell>{starts.length > 1 ? `${words} (+ ${String(starts.length - 1)})` : words}</Cell>;
}

function startOf(occurrence: unknown): string[] {
  if (typeof occurrence !== 'object' || occurrence === null || !('start' in occurrence)) return [];
  return typeof occurrence.start === 'string' ? [occurrence.start] : [];
}

function inWords<C extends Column>(column: C): C {
  const { name, attribute } = column;
  if (attribute.type === 'enumeration' && attribute.enum?.every((value) => optionWords.has(value)) === true) {
    return { ...column, cellFormatter: (row) => <Option value={row[name]} /> };
  }
  if (attribute.component === 'ess.occurrence')
    return { ...column, cellFormatter: (row) => <Dates value={row[name]} /> };
  return column;
}

/** Hook `Admin/CM/pages/ListView/inject-column-in-table`: Strapi prints raw values. */
export function writeCellsInWords<Argument extends { readonly displayedHeaders: readonly Column[] }>(
  argument: Argument,
): Argument {
  return { ...argument, displayedHeaders: argument.displayedHeaders.map(inWords) };
}
