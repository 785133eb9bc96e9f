/** The page of a draft, made by the same functions as that of a published entry. */
import type { Core } from '@strapi/strapi';
import type { Language } from 'ess-shared-types';
import { answerEntry, answerEvent, type ServerFacts } from '../../catalogue/answered-views';
import { factsOf, readView, rowByDocument, type EntryRow } from '../../catalogue/entry-rows';
import { answerFigures } from '../../catalogue/figures';
import { itemOf } from '../../editions/editions';
import { essOf, serverFacts } from '../../ess';
import type { Edition } from '../../formats/edition';
import { previewPage } from '../../formats/html';
import type { StoredDispositif, StoredEvent, StoredInitiative, StoredResource } from '../../publication/stored-views';
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
  const edition = await editionOf(strapi, entry, row, lang, serverFacts(strapi), now);
  return edition && previewPage(edition, NOTICE[lang]);
}

async function editionOf(
  strapi: Core.Strapi,
  { kind }: EditedEntry,
  row: EntryRow,
  lang: Language,
  server: ServerFacts,
  now: number,
): Promise<Edition | undefined> {
  const source = { server: () => server, now: () => now };
  const page = {
    format: 'html',
    lang,
    options: { sessions: false, dialect: 'rfc4180', fragment: false },
  } as const;
  const facts = factsOf(row);
  switch (kind) {
    case 'event':
      return itemOf(source, page, 'agenda', answerEvent(readView<StoredEvent>(row), facts, server, lang, now));
    case 'key-figure': {
      const index = await essOf(strapi).territories.index();
      const [figure] = await answerFigures(strapi.db.connection, index, [row], lang, server);
      return itemOf(source, page, 'chiffres-cles', figure);
    }
    case 'initiative':
      return itemOf(
        source,
        page,
        'initiatives',
        answerEntry(readView<StoredInitiative>(row), 'initiatives', facts, server),
      );
    case 'resource':
      return itemOf(
        source,
        page,
        'ressources',
        answerEntry(readView<StoredResource>(row), 'ressources', facts, server),
      );
    case 'dispositif':
      return itemOf(
        source,
        page,
        'dispositifs',
        answerEntry(readView<StoredDispositif>(row), 'dispositifs', facts, server),
      );
  }
}
