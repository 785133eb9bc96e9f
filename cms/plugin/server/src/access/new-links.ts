/**
 * Whoever sees a part of the entries and files leads to no other from theirs. What was written is read back, so that
 * no spelling of a request escapes; what the entry led to before stays.
 */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from 'ess-shared-types';
import { uidOf } from '../content-types';
import { TYPE_LABELS } from '../content-types/all-labels';
import type { Labels } from '../content-types/labels';
import { organisationOf } from './affiliations';
import { adminState, adminUserOf } from './current-user';
import { outOfReach, seesAPart } from './linked-reach';
import { linkKey, linksOf, type Link } from './links';
import { documentIdOf, writtenIds } from './own-entries';

interface Source {
  readonly uid: string;
  readonly documentId: string;
}

const sources = new AsyncLocalStorage<Source>();

/** What a document in reach leads to, the one made from it may lead to. */
export const keepingLinksOf = <Result>(source: Source, work: () => Promise<Result>): Promise<Result> =>
  sources.run(source, work);

const REFUSED: Readonly<Record<Language, (fields: string) => string>> = {
  fr: (fields) =>
    `Champ ${fields} : une fiche ou un fichier choisi n’est ni publié ni à vous. Choisissez ce que la liste propose, ou un fichier que vous avez ajouté.`,
  en: (fields) =>
    `Field ${fields}: a chosen entry or file is neither published nor yours. Choose what the list offers, or a file that you added.`,
};

const labelsByName = new Map<string, Labels>(Object.entries(TYPE_LABELS));
const labelsOf = (uid: string): Labels | undefined => labelsByName.get(uid.slice(uid.indexOf('.') + 1));

const WRITES: readonly string[] = ['create', 'clone', 'update'];

/** To be used after the publication, whose transaction undoes what is refused here. */
export function guardNewLinks(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (!WRITES.includes(context.action) || !context.uid.startsWith('plugin::ess.')) return next();
    const state = adminState(strapi);
    const user = adminUserOf(state);
    const { uid } = context;
    if (!user || !seesAPart(strapi, state, uid)) return next();

    const before = documentIdOf(context.params);
    const inherited = sources.getStore();
    // Filled in by itself as the publisher, whether or not the person may read organisations.
    const organisation = await organisationOf(strapi, user.id);
    const known = new Set([
      ...(organisation ? [linkKey({ uid: uidOf('organisation'), id: organisation.documentId, field: '' })] : []),
      ...(before === undefined ? [] : (await linksOf(strapi, uid, before)).keys()),
      ...(inherited ? (await linksOf(strapi, inherited.uid, inherited.documentId)).keys() : []),
    ]);
    const written = await next();
    const ids = context.action === 'update' ? [before] : writtenIds(written);
    const added = new Map<string, Link>();
    for (const id of new Set(ids))
      if (id !== undefined)
        for (const [key, link] of await linksOf(strapi, uid, id)) if (!known.has(key)) added.set(key, link);
    const { hidden } = await outOfReach(strapi, state, [...added.values()]);
    if (hidden.size > 0) {
      const refused = [...added.values()].filter((link) => hidden.has(linkKey(link)));
      const labels = labelsOf(uid);
      const names = refused.map(({ field }) => `« ${labels?.fields[field]?.label[user.language] ?? field} »`);
      const fields = [...new Set(names)].join(', ');
      throw new errors.ForbiddenError(REFUSED[user.language](fields), {
        errors: refused.map(({ field }) => ({ path: [field] })),
      });
    }
    return written;
  });
}
