/**
 * CSV (RFC 4180): a header row, one row an entry, CRLF. In the dialect of a French Excel, a byte order mark, `;`
 * between cells and a comma in decimals.
 */
import type { Collection } from 'ess-shared-types';
import { printable } from './characters';
import { CSV_COLUMNS } from './csv-columns';
import type { Cell } from './csv/column';
import type { EditionOf, EditionOptions, Format } from './edition';
import { MEDIA_TYPES } from './media-types';

export const csv: Format = {
  contentType: `${MEDIA_TYPES.csv}; charset=utf-8; header=present`,
  write: (edition) => table(edition),
};

interface Dialect {
  readonly mark: '' | '\ufeff';
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
}

const DIALECTS: Readonly<Record<EditionOptions['dialect'], Dialect>> = {
  rfc4180: { mark: '', separator: ',', decimal: '.' },
  excel: { mark: '\ufeff', separator: ';', decimal: ',' },
};

function table<Name extends Collection>({ collection, entries, lang, addresses, options }: EditionOf<Name>): string {
  const dialect = DIALECTS[options.dialect];
  const columns = CSV_COLUMNS[collection];
  const context = { lang, server: addresses.server };
  const rows = [
    columns.map(({ name }) => name),
    ...entries.map((entry) => columns.map(({ value }) => cellText(value(entry, context), dialect))),
  ];
  return dialect.mark + rows.map((cells) => `${cells.map(quoted).join(dialect.separator)}\r\n`).join('');
}

function cellText(cell: Cell, { decimal }: Dialect): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non';
  return harmless(printable(typeof cell === 'string' ? cell : cell.map(withoutBar).join('|')));
}

/** The bar separates the values of a list; within a value it would make two of one. */
const withoutBar = (text: string): string => text.replaceAll('|', '/');

/**
 * A text that a spreadsheet would run as a formula (CWE-1236) gets an apostrophe before it; numbers are ours and keep
 * their sign. What is not seen before a sign does not hide it.
 */
const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The signs in their plain, full-width and small forms, which some spreadsheets take for the same. */
const FORMULA = /^[\s\p{Format}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|^[\t\n]/u;

/** Quoted when it holds a separator of either dialect, a quote, an end of line, or a space that could be trimmed. */
const quoted = (text: string): string => (/[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
