/**
 * Keeps the read model true: projects an entry when it is published, withdraws it when it is not any more,
 * and projects again whatever shows a document that changed.
 */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { toLanguage } from 'ess-shared-types';
import type { Territories } from '../territories/territories';
import { uidOf } from '../content-types';
import {
  EVENT_POPULATE, eventDocumentSchema, ORGANISATION_POPULATE, organisationDocumentSchema, type EventDocument, type OrganisationDocument,
} from './documents';
import { dependentsOf, storeProjection, withdrawEntry } from './entry-store';
import { projectEvent, type Ancestry } from './event-projection';
import { projectOrganisation } from './organisation-projection';
import { ENTRIES, type EntryKind } from './tables';
import { validateEvent } from './validation/event';
import type { PublicationProblem } from './validation/problems';

/** Documents read in one go: their relations are then loaded together. */
const BATCH = 50;

export interface RebuildReport {
  readonly projected: number;
  readonly withdrawn: number;
}

export class Publication {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly territories: Territories,
    private readonly now: () => number = Date.now,
  ) {}

  /** Refuses to publish what cannot be: throws with one message a field, in the editor's language. */
  async check(uid: string, documentId: string, status: 'draft' | 'published'): Promise<void> {
    if (uid !== uidOf('event')) return;
    const [event] = await this.loadEvents([documentId], status);
    if (!event) return;
    const problems = [...validateEvent(event), ...(await this.unpublishedDocuments(event))];
    if (problems.length > 0) throw publicationError(problems, this.editorLanguage());
  }

  /** Brings the read model in line with the documents of one kind, in the given transaction. */
  async refresh(kind: EntryKind, documentIds: readonly string[], trx: Knex): Promise<number> {
    const ancestry = await this.ancestry();
    const now = this.now();
    let changed = 0;
    for (let start = 0; start < documentIds.length; start += BATCH) {
      const batch = documentIds.slice(start, start + BATCH);
      const present = new Set<string>();
      if (kind === 'event') {
        for (const event of await this.loadEvents(batch, 'published')) {
          present.add(event.documentId);
          if ((await storeProjection(trx, kind, event.documentId, projectEvent(event, ancestry), now)) !== 'unchanged') changed += 1;
        }
      } else {
        for (const organisation of await this.loadOrganisations(batch)) {
          const projection = projectOrganisation(organisation, ancestry);
          if (!projection) continue;
          present.add(organisation.documentId);
          if ((await storeProjection(trx, kind, organisation.documentId, projection, now)) !== 'unchanged') changed += 1;
        }
      }
      for (const documentId of batch) {
        if (!present.has(documentId) && (await withdrawEntry(trx, kind, documentId, now))) changed += 1;
      }
    }
    return changed;
  }

  /** Projects again every published entry that shows one of these documents. */
  async refreshDependents(documentIds: readonly string[], trx: Knex): Promise<number> {
    const byKind = new Map<EntryKind, Set<string>>();
    for (const documentId of documentIds) {
      for (const dependent of await dependentsOf(trx, documentId)) {
        byKind.set(dependent.kind, (byKind.get(dependent.kind) ?? new Set()).add(dependent.documentId));
      }
    }
    let changed = 0;
    for (const [kind, dependents] of byKind) changed += await this.refresh(kind, [...dependents], trx);
    return changed;
  }

  /** Projects everything again from the documents; what is unchanged keeps its revision. */
  async rebuild(): Promise<RebuildReport> {
    return this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
      let projected = 0;
      let withdrawn = 0;
      for (const kind of ['organisation', 'event'] as const) {
        const published = await this.publishedIds(kind, trx);
        await this.refresh(kind, published, trx);
        projected += published.length;
        const known = await trx<{ kind: EntryKind; document_id: string; withdrawn_at: number | null }>(ENTRIES)
          .where({ kind })
          .whereNull('withdrawn_at')
          .select('document_id');
        const gone = known.map((row) => row.document_id).filter((id) => !published.includes(id));
        withdrawn += await this.refresh(kind, gone, trx);
      }
      return { projected, withdrawn };
    });
  }

  private async publishedIds(kind: EntryKind, trx: Knex): Promise<string[]> {
    const table = kind === 'event' ? 'ess_events' : 'ess_organisations';
    const rows = await trx(table).whereNotNull('published_at').select<{ document_id: string }[]>('document_id');
    return [...new Set(rows.map((row) => row.document_id))];
  }

  private async loadEvents(documentIds: readonly string[], status: 'draft' | 'published'): Promise<EventDocument[]> {
    const found = await this.strapi.documents(uidOf('event')).findMany({
      filters: { documentId: { $in: [...documentIds] } },
      status,
      populate: EVENT_POPULATE,
      limit: documentIds.length,
    });
    return found.map((document) => eventDocumentSchema.parse(document));
  }

  private async loadOrganisations(documentIds: readonly string[]): Promise<OrganisationDocument[]> {
    const found = await this.strapi.documents(uidOf('organisation')).findMany({
      filters: { documentId: { $in: [...documentIds] } },
      populate: ORGANISATION_POPULATE,
      limit: documentIds.length,
    });
    return found.map((document) => organisationDocumentSchema.parse(document));
  }

  /** Strapi silently drops a relation to a document that has no published version: say so instead. */
  private async unpublishedDocuments(event: EventDocument): Promise<PublicationProblem[]> {
    const attached = event.documents.flatMap(({ resource }, index) => (resource ? [{ resource, index }] : []));
    const problems: PublicationProblem[] = [];
    for (const { resource, index } of attached) {
      const published = await this.strapi.documents(uidOf('resource')).findFirst({
        filters: { documentId: resource.documentId }, status: 'published', fields: ['title'],
      });
      if (published) continue;
      problems.push({
        path: ['documents', index, 'resource'],
        message: {
          fr: `La ressource « ${resource.title ?? ''} » n’est pas publiée : publiez-la d’abord, sinon elle disparaîtrait de ce rendez-vous.`,
          en: `The resource “${resource.title ?? ''}” is not published: publish it first, or it would vanish from this event.`,
        },
      });
    }
    return problems;
  }

  private async ancestry(): Promise<Ancestry> {
    const index = await this.territories.index();
    return (code) => index.selfAndAncestors(code);
  }

  private editorLanguage() {
    return toLanguage(readPreferredLanguage(this.strapi.requestContext.get()?.state));
  }
}

function readPreferredLanguage(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('user' in state)) return undefined;
  const { user } = state;
  if (typeof user !== 'object' || user === null || !('preferedLanguage' in user)) return undefined;
  return typeof user.preferedLanguage === 'string' ? user.preferedLanguage : undefined;
}

function publicationError(problems: readonly PublicationProblem[], lang: 'fr' | 'en') {
  return new errors.ValidationError(problems.map(({ message }) => message[lang]).join('\n'), {
    errors: problems.map(({ path, message }) => ({ path: path.map(String), message: message[lang], name: 'ValidationError' })),
  });
}
