/** Publishes what an import brought and lacks nothing; says of the rest what is missing. */
import type { Core } from '@strapi/strapi';
import type { Language } from 'ess-shared-types';
import { z } from 'zod';
import type { PublicationReport } from '../../../shared/contracts/intake';
import { uidOf } from '../content-types';
import { essOf } from '../ess';
import { readJournal } from './imports';
import { nextTurn } from './reading/next-turn';
import { words } from '../content-types/words';

const documentSchema = z.looseObject({ documentId: z.string(), title: z.string().nullish() });

const NOT_ALLOWED = words('Votre rôle ne permet pas de la publier.', 'Your role may not publish it.');

/** @param mayPublish Whether the person may publish this document. */
export async function publishComplete(
  strapi: Core.Strapi,
  importId: number,
  language: Language,
  mayPublish: (document: object) => boolean,
): Promise<PublicationReport> {
  const uid = uidOf('event');
  const journal = await readJournal(strapi.db.connection, importId);
  const left: PublicationReport['left'][number][] = [];
  let published = 0;
  for (const { documentId } of journal.filter((entry) => entry.uid === uid).toReversed()) {
    const found = documentSchema.safeParse(
      await strapi
        .documents(uid)
        .findOne({ documentId, status: 'draft', populate: { publisher: true, createdBy: true } }),
    ).data;
    const draft = await essOf(strapi).publication.draft('event', documentId);
    if (!found || !draft) continue;
    const reasons = mayPublish(found)
      ? draft.problems.map(({ message }) => message[language])
      : [NOT_ALLOWED[language]];
    if (reasons.length === 0) {
      await strapi.documents(uid).publish({ documentId });
      published += 1;
    } else left.push({ uid, documentId, title: found.title ?? documentId, reason: reasons.join(' ') });
    await nextTurn();
  }
  return { published, left };
}
