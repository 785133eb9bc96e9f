/** What the plugin's own tables remember of a person beside the documents: imports, and contacts set aside. */
import type { Knex } from 'knex';
import { IMPORT_ENTRIES, INTAKE_RECORDS, SET_ASIDE_CONTACTS } from '../../intake/tables';
import { findName, namePatterns } from './names';
import type { Person } from './people';

const ROWS_AT_ONCE = 200;

/** Rows without a trace of the person stay; what an import would need to put their name back goes. */
export async function forgetInMemory(trx: Knex, person: Person): Promise<void> {
  const { documentId } = person;
  // Identifiers at the source often are the name.
  if (await trx.schema.hasTable(INTAKE_RECORDS)) await trx(INTAKE_RECORDS).where({ document_id: documentId }).delete();
  const patterns = namePatterns([person.name, ...person.aliases]);
  const names = (text: string) => findName(text, patterns)?.isWholeName === true;
  if (await trx.schema.hasTable(IMPORT_ENTRIES)) {
    await trx(IMPORT_ENTRIES).where({ document_id: documentId }).delete();
    await deleteWhere(trx, IMPORT_ENTRIES, 'previous_data', (text) => text.includes(documentId) || names(text));
  }
  if (await trx.schema.hasTable(SET_ASIDE_CONTACTS)) {
    await trx(SET_ASIDE_CONTACTS).where({ document_id: documentId }).delete();
    await deleteWhere(trx, SET_ASIDE_CONTACTS, 'value', names);
  }
}

/** Deletes the rows whose text is so. */
async function deleteWhere(trx: Knex, table: string, column: string, isSo: (text: string) => boolean): Promise<void> {
  let after = 0;
  for (;;) {
    const rows: { id: number; text: string }[] = await trx(table)
      .where('id', '>', after)
      .whereNotNull(column)
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .select('id', `${column} as text`);
    const found = rows.filter(({ text }) => isSo(text)).map(({ id }) => id);
    if (found.length > 0) await trx(table).whereIn('id', found).delete();
    after = rows.at(-1)?.id ?? after;
    if (rows.length < ROWS_AT_ONCE) return;
  }
}
