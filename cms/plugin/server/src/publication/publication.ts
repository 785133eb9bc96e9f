/**
 * Keeps the read model true: projects an entry when it is published, withdraws it when it is not any more,
 * and projects again whatever shows a document that changed.
 */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { AsyncLocalStorage } from 'node:async_hooks';
import { z } from 'zod';
import { adminState, adminLanguage } from '../access/current-user';
import { outOfReach } from '../access/linked-reach';
import { linkKey } from '../access/links';
import { seenDocument } from '../access/seen-document';
import type { Watermark } from '../announcements/announcements';
import { beginHistory } from '../announcements/history';
import type { PublishedChange, PublishedChanges } from '../announcements/published-changes';
import { holdPublicState } from '../announcements/public-state';
import { afterCommit } from '../database/transactions';
import { isPostgres } from '../database/dialect';
import { inBackground, letOthersFirst } from '../event-loop/background';
import { giveWay } from '../event-loop/give-way';
import type { TerritoryIndex } from '../territories';
import type { Territories } from '../territories/territories';
import { TYPE_UIDS, uidOf } from '../content-types';
import { findDisagreement } from './comparison';
import type { EventDocument } from './documents';
import { eventDocumentSchema } from './documents';
import type { Ancestry } from './entry-parts';
import { dependentEntries, lockEntries, storeProjections, withdrawEntry, type Projected } from './entry-store';
import { FollowUp } from '../event-loop/follow-up';
import { setAside, tryAllAgain } from '../event-loop/set-aside';
import {
  countOwed,
  isUrgentOwed,
  OWED_PROJECTIONS,
  oweDependents,
  oweDependentsToCome,
  oweEntries,
  oweThoseThatCame,
  takeOut,
  takeOwed,
  type OwedEntry,
} from './owed-projections';
import { shownOf } from './shown-of-others';
import type { Projection } from './stored-views';
import { ENTRIES, ENTRY_KINDS, type EntryKind } from './tables';
import { kindOfUid, PUBLISHED_TYPES } from './types';
import { TERM_POPULATE } from './types/vocabulary';
import type { PublicationProblem } from './validation/problems';

/** Documents read in one go: their relations are then loaded together. */
const BATCH = 50;
/** Entries that follow a change in its own transaction; where there are more, all follow after it. */
const MOST_AT_ONCE = 20;
/** Entries of one transaction of background work: on SQLite, everybody else waits for its end. */
const BACKGROUND_BATCH = 80;

/** Milliseconds between two looks at what another server does. */
const POLL = 20;

export interface RebuildReport {
  /** Entries read again. */
  readonly projected: number;
  /** Those whose view was not what it should be. */
  readonly changed: number;
  readonly withdrawn: number;
}

/** How a commit is told of: a row written in its transaction, then a word in this process once it is there for all. */
export interface Announcer {
  /** Answers the id of the announcement. */
  write(trx: Knex, changes: PublishedChanges): Promise<number>;
  committed(id: number, changes: PublishedChanges): void;
  /** Tells this process alone. */
  tell(changes: PublishedChanges): void;
}

/** A change of a document that may change what the public reads. */
export interface Change {
  readonly uid: string;
  readonly documentId: string;
  /** Whether what other entries show of it may be otherwise: not of a new document, nor of one whose name stays. */
  readonly changesOthers: boolean;
}

/** A document that the public does not read. */
export interface Draft {
  /** As Strapi returns it, with what its view shows. */
  readonly document: unknown;
  /** `undefined` where there is nothing to show yet. */
  readonly projection: Projection<unknown> | undefined;
  /** What would stop its publication. */
  readonly problems: readonly PublicationProblem[];
}

export class Publication {
  /** Changes kept for the end of a long intake, so that each view is made once. */
  private readonly deferred = new AsyncLocalStorage<Change[]>();
  private readonly followUp: FollowUp;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly territories: Territories,
    private readonly announcer: Announcer,
    private readonly now: () => number = Date.now,
  ) {
    this.followUp = new FollowUp(
      () => this.projectOwed('all'),
      (error) => {
        strapi.log.error('Entries that follow a change could not be projected; they are tried again', error);
      },
    );
  }

  /** What was set aside is tried again at a start. */
  async prepare(): Promise<void> {
    await tryAllAgain(this.strapi.db.connection, OWED_PROJECTIONS);
  }

  /** Begins to do what is owed, by this server or by another that stopped. */
  start(): void {
    this.followUp.start();
  }

  async stop(): Promise<void> {
    await this.followUp.stop();
  }

  /** Resolves once all that shows what changed has followed. */
  async settled(): Promise<void> {
    this.followUp.wake();
    await this.followUp.settled();
  }

  /**
   * Resolves once the public reads nowhere the name of someone who is not to be named any more, however many entries
   * show it. To be awaited after the transaction of such a change, before anybody is told that it is done.
   */
  async urgentFollowed(): Promise<void> {
    while (await isUrgentOwed(this.strapi.db.connection))
      // Nothing to take: another server is at it.
      if (!(await this.projectOwed('urgent'))) await new Promise((resolve) => setTimeout(resolve, POLL));
  }

  /** How many entries show something that has changed, and do not follow yet. */
  async waiting(): Promise<number> {
    return countOwed(this.strapi.db.connection);
  }

  /** What entries show of a document now: to be asked before and after a change. Equal texts are shown alike. */
  async shownOf(uid: string, documentId: string): Promise<string> {
    return shownOf(this.strapi, uid, documentId);
  }

  /** Refuses to publish what cannot be: throws with one message a field, in the editor's language. */
  async check(uid: string, documentId: string, status: 'draft' | 'published'): Promise<void> {
    const kind = kindOfUid(uid);
    if (kind === undefined) return;
    const [document] = await this.load(kind, [documentId], status);
    if (document === undefined) return;
    const problems = await this.problemsOf(kind, document);
    this.refuse(problems);
  }

  /** Throws what stops a write, in the editor's language; nothing when nothing does. */
  refuse(problems: readonly PublicationProblem[]): void {
    if (problems.length > 0) throw publicationError(problems, this.editorLanguage());
  }

  /**
   * The latest that editors wrote, as its publication would make it; kept nowhere, and never for the public.
   * @param seenBy The state of the request of a person, who sees nothing in it that is out of their reach.
   */
  async draft(kind: EntryKind, documentId: string, seenBy?: object): Promise<Draft | undefined> {
    const [loaded] = await this.load(kind, [documentId], 'draft');
    if (loaded === undefined) return undefined;
    const { uid, populate } = PUBLISHED_TYPES[kind];
    const document = seenBy ? await seenDocument(this.strapi, seenBy, uid, loaded, populate) : loaded;
    return {
      document,
      projection: PUBLISHED_TYPES[kind].project(document, ancestryIn(await this.territories.index())),
      problems: await this.problemsOf(kind, document),
    };
  }

  private async problemsOf(kind: EntryKind, document: unknown): Promise<PublicationProblem[]> {
    const problems = PUBLISHED_TYPES[kind].check(document);
    if (kind === 'event') problems.push(...(await this.unpublishedDocuments(eventDocumentSchema.parse(document))));
    return problems;
  }

  /** Makes the read model follow a change: at once, or at the end of the intake that is under way. */
  async follow(change: Change, trx: Knex): Promise<void> {
    const waiting = this.deferred.getStore();
    if (waiting) waiting.push(change);
    else await this.followAll([change], trx);
  }

  /** Runs an intake whose views are made at its end, in the same transaction. */
  async together<Result>(trx: Knex, intake: () => Promise<Result>): Promise<Result> {
    const changes: Change[] = [];
    const result = await this.deferred.run(changes, intake);
    await this.followAll(changes, trx);
    return result;
  }

  private async followAll(changes: readonly Change[], trx: Knex): Promise<void> {
    const own = new Map<EntryKind, Set<string>>();
    const add = (kind: EntryKind, documentId: string) => own.set(kind, (own.get(kind) ?? new Set()).add(documentId));
    const shown = new Set<string>();
    const terms: string[] = [];
    for (const { uid, documentId, changesOthers } of changes) {
      const kind = kindOfUid(uid);
      if (kind) add(kind, documentId);
      if (uid === uidOf('term')) terms.push(documentId);
      if (changesOthers) shown.add(documentId);
    }
    for (const vocabulary of await this.vocabulariesOf(terms)) add('vocabulary', vocabulary);
    const published: PublishedChange[] = [];
    for (const kind of ENTRY_KINDS) published.push(...(await this.refresh(kind, [...(own.get(kind) ?? [])], trx)));
    const isUrgent = changes.some(({ uid, changesOthers }) => changesOthers && uid === uidOf('person'));
    published.push(...(await this.followDependents([...shown], isUrgent, trx)));
    const isTerritory = changes.some(({ uid, changesOthers }) => uid === uidOf('territory') && changesOthers);
    await this.afterCommit(isTerritory ? 'everything' : published);
  }

  /** Tells of changes once they are there for all to read: here, and on every other server. */
  private async afterCommit(changes: PublishedChanges): Promise<void> {
    if (changes.length === 0) return;
    await this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
      const id = await this.announcer.write(trx, changes);
      await afterCommit(this.strapi, () => this.announcer.committed(id, changes));
    });
  }

  /** Tells that anything may have changed: whether a transaction was kept is not known. */
  tellOfEverything(): void {
    this.announcer.tell('everything');
  }

  private async vocabulariesOf(terms: readonly string[]): Promise<Set<string>> {
    if (terms.length === 0) return new Set();
    const found = await this.strapi.documents(uidOf('term')).findMany({
      filters: { documentId: { $in: [...terms] } },
      fields: ['slug'],
      populate: { vocabulary: { fields: ['slug'] } },
      limit: terms.length,
    });
    return new Set(found.flatMap((term) => vocabularyOf(term) ?? []));
  }

  /**
   * Brings the read model in line with the documents of one kind, in the given transaction.
   * @param fails Takes those of which no view can be made,; without it that is an error.
   */
  private async refresh(
    kind: EntryKind,
    documentIds: readonly string[],
    trx: Knex,
    fails?: (documentId: string) => void,
  ): Promise<PublishedChange[]> {
    if (documentIds.length === 0) return [];
    const { territoriesVersion, revisionFloor } = await holdPublicState(trx);
    const ancestry = ancestryIn(await this.territories.ofVersion(territoriesVersion, trx));
    const moment = { now: this.now(), revisionFloor };
    const changes: PublishedChange[] = [];
    for (let start = 0; start < documentIds.length; start += BATCH) {
      const batch = documentIds.slice(start, start + BATCH);
      await lockEntries(trx, kind, batch);
      const projected: Projected[] = [];
      const failed = new Set<string>();
      for (const document of await this.load(kind, batch, 'published')) {
        await giveWay();
        try {
          const projection = PUBLISHED_TYPES[kind].project(document, ancestry);
          if (projection) projected.push({ documentId: document.documentId, projection });
        } catch (error) {
          if (!fails) throw error;
          failed.add(document.documentId);
          fails(document.documentId);
        }
      }
      const outcomes = await storeProjections(trx, kind, projected, moment);
      for (const [documentId, outcome] of outcomes)
        if (outcome !== 'unchanged') changes.push({ kind, documentId, outcome });
      for (const documentId of batch) {
        if (
          !outcomes.has(documentId) &&
          !failed.has(documentId) &&
          (await withdrawEntry(trx, kind, documentId, moment))
        )
          changes.push({ kind, documentId, outcome: 'withdrawn' });
      }
    }
    return changes;
  }

  /** Projects again every published entry that shows one of these documents: now when they are few, else in a while. */
  private async followDependents(
    documentIds: readonly string[],
    isUrgent: boolean,
    trx: Knex,
  ): Promise<PublishedChange[]> {
    if (documentIds.length === 0) return [];
    const few: unknown[] =
      documentIds.length > MOST_AT_ONCE
        ? []
        : await dependentEntries(trx, documentIds)
            .limit(MOST_AT_ONCE + 1)
            .select('entry.id');
    const isMuch = documentIds.length > MOST_AT_ONCE || few.length > MOST_AT_ONCE;
    if (isMuch) await oweDependents(trx, documentIds, isUrgent);
    // What is not committed yet, and names one of them, is not among its dependents.
    await oweDependentsToCome(trx, documentIds, isUrgent);
    const failed: Omit<OwedEntry, 'isUrgent'>[] = [];
    const changes = isMuch ? [] : await this.refreshDependents(documentIds, trx, failed);
    // Of which no view can be made keeps nobody from changing what it shows.
    await oweEntries(trx, failed, isUrgent);
    if (isMuch || failed.length > 0 || isPostgres(trx)) await afterCommit(this.strapi, () => this.followUp.wake());
    return changes;
  }

  /** Projects again, in this transaction, every published entry that shows one of these documents. */
  private async refreshDependents(
    documentIds: readonly string[],
    trx: Knex,
    failed?: Omit<OwedEntry, 'isUrgent'>[],
  ): Promise<PublishedChange[]> {
    if (documentIds.length === 0) return [];
    const found: { kind: EntryKind; document_id: string }[] = await dependentEntries(trx, documentIds).select(
      'entry.kind',
      'entry.document_id',
    );
    const changes: PublishedChange[] = [];
    for (const kind of ENTRY_KINDS) {
      const dependents = found.filter((entry) => entry.kind === kind).map((entry) => entry.document_id);
      const fails = failed && ((documentId: string) => void failed.push({ kind, documentId }));
      changes.push(...(await this.refresh(kind, dependents, trx, fails)));
    }
    return changes;
  }

  /** Projects some of what is owed, in a transaction of its own; false when there is nothing to take. */
  private async projectOwed(only: 'all' | 'urgent'): Promise<boolean> {
    let taken: readonly OwedEntry[] = [];
    try {
      await this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
        await oweThoseThatCame(trx);
        taken = await takeOwed(trx, BACKGROUND_BATCH, only);
        await this.projectTaken(taken, trx);
      });
    } catch (error) {
      if (taken.length === 0) throw error;
      // One of them fails: each by itself, so that the others go on.
      for (const entry of taken) await this.projectAlone(entry);
    }
    return taken.length > 0;
  }

  private async projectTaken(taken: readonly OwedEntry[], trx: Knex): Promise<void> {
    const changes: PublishedChange[] = [];
    for (const kind of ENTRY_KINDS) {
      const documents = taken.filter((entry) => entry.kind === kind).map(({ documentId }) => documentId);
      changes.push(...(await this.refresh(kind, documents, trx)));
    }
    await this.afterCommit(changes);
  }

  private async projectAlone(entry: OwedEntry): Promise<void> {
    try {
      await this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
        await takeOut(trx, entry);
        await this.projectTaken([entry], trx);
      });
    } catch (error) {
      await this.setAside(entry, error);
    }
  }

  /** What cannot be projected keeps its former view, unless that names someone who is not to be named any more. */
  private async setAside({ kind, documentId, isUrgent }: OwedEntry, error: unknown): Promise<void> {
    const time = await this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
      const known = await setAside(trx, OWED_PROJECTIONS, { kind, document_id: documentId });
      if (isUrgent && known !== 'gone') {
        const { revisionFloor } = await holdPublicState(trx);
        if (await withdrawEntry(trx, kind, documentId, { now: this.now(), revisionFloor }))
          await this.afterCommit([{ kind, documentId, outcome: 'withdrawn' }]);
      }
      return known;
    });
    if (time !== 'first') return;
    const meanwhile = isUrgent
      ? 'It named someone who is not to be named any more: the public does not read it until then'
      : 'The public reads its former view until then';
    this.strapi.log.error(
      `The published ${kind} ${documentId} shows something that has changed, and its view cannot be made: ` +
        `${String(error)}. It is set aside and tried again later, and at each start. ${meanwhile}.`,
    );
  }

  /**
   * Projects everything again from the documents, a few in a transaction, so that the server may go on beside it; what
   * is unchanged keeps its revision.
   */
  async rebuild(): Promise<RebuildReport> {
    return inBackground(async () => {
      await this.strapi.db.transaction(({ trx }: { trx: Knex }) => this.territories.repair(trx));
      let projected = 0;
      let changed = 0;
      let withdrawn = 0;
      for (const kind of ENTRY_KINDS) {
        const published = await this.publishedIds(kind);
        changed += await this.refreshByBatches(kind, published);
        projected += published.length;
        withdrawn += await this.refreshByBatches(kind, await this.unfoundedIds(kind));
      }
      await this.afterCommit('everything');
      // The log of so many writes would otherwise stay until the next clean stop.
      if (!isPostgres(this.strapi.db.connection))
        await this.strapi.db.connection.raw('pragma wal_checkpoint(truncate)');
      return { projected, changed: changed + withdrawn, withdrawn };
    });
  }

  /**
   * After a backup was restored: those who keep copies are told to start again, and no revision is given twice.
   * Answers whether a history was begun: not where `seen` is given and the database does not stand behind it.
   */
  async beginHistory(seen?: Watermark): Promise<boolean> {
    return this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
      if (!(await beginHistory(trx, seen, this.now()))) return false;
      await this.afterCommit('everything');
      return true;
    });
  }

  /** Makes the read model follow what became of documents behind its back; gives what changed for the public. */
  async reconcile(): Promise<readonly PublishedChange[]> {
    return this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
      const tables = TYPE_UIDS.map((uid) => z.string().parse(this.strapi.getModel(uid).collectionName));
      const { entries, shown } = await findDisagreement(trx, tables);
      const changes: PublishedChange[] = [];
      for (const { kind, documentIds } of entries) changes.push(...(await this.refresh(kind, documentIds, trx)));
      const gone = entries.flatMap(({ documentIds }) => documentIds);
      changes.push(...(await this.refreshDependents([...new Set([...gone, ...shown])], trx)));
      await this.afterCommit(changes);
      return changes;
    });
  }

  /** After territories were loaded in bulk: what the public reads of them is made again, and everyone is told. */
  async territoriesLoaded(): Promise<void> {
    await this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
      await this.territories.projectAll(trx);
      await this.afterCommit('everything');
    });
  }

  private async refreshByBatches(kind: EntryKind, documentIds: readonly string[]): Promise<number> {
    let changed = 0;
    for (let start = 0; start < documentIds.length; start += BACKGROUND_BATCH) {
      const batch = documentIds.slice(start, start + BACKGROUND_BATCH);
      await this.strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
        changed += (await this.refresh(kind, batch, trx)).length;
      });
      await letOthersFirst();
    }
    return changed;
  }

  private async publishedIds(kind: EntryKind): Promise<string[]> {
    const rows = await this.strapi.db
      .connection(PUBLISHED_TYPES[kind].table)
      .whereNotNull('published_at')
      .orderBy('document_id')
      .distinct<{ document_id: string }[]>('document_id');
    return rows.map((row) => row.document_id);
  }

  /** Entries of the read model without a published document. */
  private async unfoundedIds(kind: EntryKind): Promise<string[]> {
    const knex = this.strapi.db.connection;
    const rows: { document_id: string }[] = await knex({ entry: ENTRIES })
      .where({ kind })
      .whereNull('withdrawn_at')
      .whereNotExists(
        knex({ document: PUBLISHED_TYPES[kind].table })
          .select(knex.raw('1'))
          .whereNotNull('document.published_at')
          .whereRaw('document.document_id = entry.document_id'),
      )
      .select('document_id');
    return rows.map((row) => row.document_id);
  }

  /** Documents with what their view shows, as Strapi returns them. */
  private async load(
    kind: EntryKind,
    documentIds: readonly string[],
    status: 'draft' | 'published',
  ): Promise<{ documentId: string }[]> {
    const { uid, populate, hasDrafts } = PUBLISHED_TYPES[kind];
    const found = await this.strapi.documents(uid).findMany({
      filters: { documentId: { $in: [...documentIds] } },
      populate,
      limit: documentIds.length,
      ...(hasDrafts ? { status } : {}),
    });
    return kind === 'vocabulary' ? this.withTerms(found) : found;
  }

  /** A vocabulary does not hold its terms, they hold it. */
  private async withTerms(vocabularies: readonly { documentId: string }[]): Promise<{ documentId: string }[]> {
    const terms = await this.strapi.documents(uidOf('term')).findMany({
      filters: { vocabulary: { documentId: { $in: vocabularies.map(({ documentId }) => documentId) } } },
      populate: TERM_POPULATE,
      limit: -1,
    });
    return vocabularies.map((vocabulary) => ({
      ...vocabulary,
      terms: terms.filter((term) => vocabularyOf(term) === vocabulary.documentId),
    }));
  }

  /** Strapi silently drops a relation to a document that has no published version: say so instead. */
  private async unpublishedDocuments(event: EventDocument): Promise<PublicationProblem[]> {
    const attached = event.documents.flatMap(({ resource }, index) => (resource ? [{ resource, index }] : []));
    const linkOf = (id: string) => ({ uid: uidOf('resource'), id, field: 'documents' });
    const links = attached.map(({ resource }) => linkOf(resource.documentId));
    const { hidden } = await outOfReach(this.strapi, adminState(this.strapi), links);
    const problems: PublicationProblem[] = [];
    for (const { resource, index } of attached) {
      const published = await this.strapi.documents(uidOf('resource')).findFirst({
        filters: { documentId: resource.documentId },
        status: 'published',
        fields: ['title'],
      });
      if (published) continue;
      const title = hidden.has(linkKey(linkOf(resource.documentId))) ? '…' : (resource.title ?? '');
      problems.push({
        path: ['documents', index, 'resource'],
        message: {
          fr: `La ressource « ${title} » n’est pas publiée : publiez-la d’abord, sinon elle disparaîtrait de ce rendez-vous.`,
          en: `The resource “${title}” is not published: publish it first, or it would vanish from this event.`,
        },
      });
    }
    return problems;
  }

  private editorLanguage() {
    return adminLanguage(this.strapi);
  }
}

const ancestryIn =
  (index: TerritoryIndex): Ancestry =>
  (code) =>
    index.selfAndAncestors(code);

const heldByVocabulary = z.object({ vocabulary: z.object({ documentId: z.string() }).nullish() });

function vocabularyOf(term: unknown): string | undefined {
  return heldByVocabulary.safeParse(term).data?.vocabulary?.documentId;
}

function publicationError(problems: readonly PublicationProblem[], lang: 'fr' | 'en') {
  return new errors.ValidationError(problems.map(({ message }) => message[lang]).join('\n'), {
    errors: problems.map(({ path, message }) => ({
      path: path.map(String),
      message: message[lang],
      name: 'ValidationError',
    })),
  });
}
