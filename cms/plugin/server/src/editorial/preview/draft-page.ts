/** The page of a draft, made by the same functions as that of a published entry. */
import type { Core } from '@strapi/strapi';
import { collectionOf, type Collection, type Language } from 'ess-shared-types';
import { rowByDocument, type EntryRow } from '../../catalogue/entry-rows';
import { itemOf } from '../../editions/editions';
import { essOf, serverFacts } from '../../ess';
import { previewPage } from '../../formats/html';
import type { EditedEntry } from '../edited-entry';

const NOTICE: Readonly<Record<Language, string>> = {
  fr: 'Aperçu – non publié',
  en: 'Preview – not published',
};

/**
 * HTML; `undefined` where the draft has nothing to show yet.
 * @param seenBy The state of the request of who asks: whoever reads the page sees no more than they do.
 */
export async function draftPage(
  strapi: Core.Strapi,
  entry: EditedEntry,
  lang: Language,
  seenBy: object,
): Promise<string | undefined> {
  const { publication, config } = essOf(strapi);
  const { kind, documentId } = entry;
  const draft = await publication.draft(kind, documentId, seenBy);
  if (!draft?.projection) return undefined;
  const now = config.now();
  const published = await rowByDocument(strapi.db.connection, kind, documentId, lang);
  const row: EntryRow = {
    // A draft has no row of its own in the read model.
    id: published?.id ?? 0,
    document_id: documentId,
    view: JSON.stringify(draft.projection.views[lang]),
    revision: published?.revision ?? 0,
    first_published_at: published?.first_published_at ?? now,
    changed_at: now,
  };
  return pageOf(strapi, collectionOf(kind), row, lang);
}

async function pageOf<Name extends Collection>(
  strapi: Core.Strapi,
  collection: Name,
  row: EntryRow,
  lang: Language,
): Promise<string | undefined> {
  const { catalogue, config } = essOf(strapi);
  const source = { server: () => serverFacts(strapi), now: config.now };
  const asked = { format: 'html', lang, options: { sessions: false, dialect: 'rfc4180', fragment: false } } as const;
  const edition = itemOf(source, asked, collection, await catalogue.answered(collection, row, lang));
  return edition && previewPage(edition, NOTICE[lang]);
}
