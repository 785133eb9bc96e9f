/** Imports as the admin uses them: preview, trial, run with progress, list, removal. */
import type { Core } from '@strapi/strapi';
import type { TypeUid } from '../content-types';
import { erasedIdentifiers } from '../access/erasures';
import { essOf, leasesOf } from '../ess';
import type { Job } from '../jobs/job';
import { LeaseLost, type Lease } from '../jobs/leases';
import type { ImportEntry } from './candidates';
import { rememberDoubleDecision } from './double-decisions';
import type { TargetRules } from '../fetching';
import { forgetImages, takeImages } from './images';
import { readKnownNames } from './incoming/known-names';
import {
  findImport,
  listImports,
  markImport,
  startImport,
  tellProgress,
  unfinishedImports,
  type ImportCounts,
  type Progress,
  type StoredImport,
} from './imports';
import { readKnownState } from './known-state';
import { planImport, type PlanLine } from './plan';
import { Previews, type KeptPreview } from './previews';
import { readSource, shownUrl, sourceKey, type CheckedForm, type ReadEntries } from './read-source';
import { countsOf, runImport, tryImport, type RunOptions } from './run';
import { createSourceTables } from './sources/tables';
import { createIntakeTables } from './tables';
import { undoImport, type UndoReport } from './undo';

/** Milliseconds. */
const TOLD_EVERY = 1_000;

/** Two imports at once would each take the other's entries for new ones. */
export class ImportUnderWay extends Error {
  override readonly name = 'ImportUnderWay';
}

/** Held by the server that runs an import, or takes one back. */
const LEASE = 'import';

export class Intake {
  readonly #previews = new Previews(() => this.strapi.db.connection);
  readonly #progress = new Map<number, Progress>();
  #running: Promise<void> | undefined;

  constructor(private readonly strapi: Core.Strapi) {}

  /** Reads a source and plans what would be done; writes nothing. Throws `SourceRefused`, `FetchFailure`. */
  async preview(
    form: CheckedForm,
    file: Uint8Array | undefined,
    userId: number,
    mayWrite: (uid: TypeUid) => boolean,
  ): Promise<KeptPreview> {
    const read = await readSource(this.strapi, form, file, await readKnownNames(this.strapi));
    const forced: ReadonlySet<string> = new Set();
    const lines = await this.#plan(read.entries, forced, mayWrite);
    return this.#previews.keep({ userId, form, read, mayWrite, forced, lines });
  }

  /** What would be done with entries that nobody looks at first: those of a source that is followed. */
  planOf(entries: readonly ImportEntry[]): Promise<PlanLine<ImportEntry>[]> {
    return this.#plan(entries, new Set(), () => true);
  }

  /** Imports a reading of a source that is followed. Throws `ImportUnderWay`. */
  runFollowed(
    form: CheckedForm,
    read: ReadEntries,
    { id, userId, rules }: { readonly id: number; readonly userId: number; readonly rules: TargetRules },
  ): Promise<{ importId: number; settled: Promise<void> }> {
    return this.run({ token: '', userId, form, read, mayWrite: () => true, forced: new Set(), lines: [] }, id, rules);
  }

  /** For who made it, whichever server did. */
  async findPreview(
    token: string,
    userId: number,
    mayWrite: (uid: TypeUid) => boolean,
  ): Promise<KeptPreview | undefined> {
    const found = await this.#previews.find(token, userId);
    if (!found) return undefined;
    if ('known' in found) return { ...found.known, mayWrite };
    const { form, source, forced, version } = found;
    const read = await readSource(this.strapi, form, source, await readKnownNames(this.strapi));
    const lines = await this.#plan(read.entries, forced, mayWrite);
    return this.#previews.remember({ token, userId, form, read, mayWrite, forced, lines }, version);
  }

  /** Ends every preview: each holds texts that may name whoever asked to be withdrawn since. */
  async forgetPreviews(): Promise<void> {
    await this.#previews.clear();
  }

  /**
   * Plans again, with entries to create though they look like others, and what a person says is the same as one that is
   * here. Both decisions are remembered: nobody is asked again.
   */
  async force(
    preview: KeptPreview,
    externalIds: readonly string[],
    same: readonly string[] = [],
  ): Promise<KeptPreview> {
    const forced = new Set(externalIds);
    for (const { entry, double } of preview.lines) {
      const isSame = same.includes(entry.externalId);
      if (!double || (!isSame && !forced.has(entry.externalId))) continue;
      const decision = { documentId: double.documentId, isSame };
      await rememberDoubleDecision(this.strapi.db.connection, entry.externalId, decision);
    }
    const lines = await this.#plan(preview.read.entries, forced, preview.mayWrite);
    const changed = { ...preview, forced, lines };
    await this.#previews.replace(changed);
    return changed;
  }

  /** Writes everything and takes it back at once. */
  async tryOut(preview: KeptPreview): Promise<{ counts: ImportCounts; failures: readonly string[] }> {
    const lines = await this.#plan(preview.read.entries, preview.forced, preview.mayWrite);
    return this.#alone(async (lease) => ({
      counts: countsOf(lines),
      failures: await tryImport(this.strapi, lines, await this.#runOptions(lease, 0, preview)),
    }));
  }

  /** Starts the import and answers at once; `settled` resolves when it has ended, well or not. */
  async run(
    preview: KeptPreview,
    sourceId?: number,
    rules: TargetRules = essOf(this.strapi).config.intake,
  ): Promise<{ importId: number; settled: Promise<void> }> {
    if (this.#running) throw new ImportUnderWay();
    const { form } = preview;
    let started = (_id: number): void => undefined;
    let refused = (_error: unknown): void => undefined;
    const importId = new Promise<number>((resolve, reject) => {
      started = resolve;
      refused = reject;
    });
    const settled = this.#alone(async (lease) => {
      try {
        const id = await startImport(
          this.strapi.db.connection,
          {
            kind: form.kind,
            sourceKey: sourceKey(form.sourceName).slice(0, 255),
            sourceName: form.sourceName,
            sourceUrl: shownUrl(form),
            userId: preview.userId,
            sourceId,
          },
          this.#now(),
        );
        started(id);
        await this.#runToItsEnd(lease, id, preview, rules);
      } catch (error) {
        refused(error);
      }
    });
    // Where another server imports, nothing has begun.
    settled.catch((error: unknown) => refused(error));
    const id = await importId;
    await this.#previews.drop(preview.token);
    return { importId: id, settled };
  }

  async #runToItsEnd(lease: Lease, id: number, preview: KeptPreview, rules: TargetRules): Promise<void> {
    const knex = this.strapi.db.connection;
    try {
      // Planned again: what is here may have changed since the preview.
      const lines = await this.#plan(preview.read.entries, preview.forced, preview.mayWrite);
      const counts = countsOf(lines);
      this.#progress.set(id, { done: 0, total: counts.created + counts.changed });
      await runImport(this.strapi, lines, await this.#runOptions(lease, id, preview));
      await markImport(knex, id, { state: 'done', counts }, this.#now());
      // Best effort: the import is whole without them.
      const { form, userId } = preview;
      await takeImages(this.strapi, lines, { importId: id, userId, allowed: form.images ?? false, rules }).catch(
        (error: unknown) => this.strapi.log.error(error),
      );
    } catch (error) {
      this.strapi.log.error(error);
      // The server that took it over has begun to undo it.
      if (error instanceof LeaseLost) return;
      await markImport(
        knex,
        id,
        { state: 'undoing', failure: error instanceof Error ? error.message : String(error) },
        this.#now(),
      );
      await undoImport(this.strapi, lease, id);
      await markImport(knex, id, { state: 'failed' }, this.#now());
    } finally {
      this.#progress.delete(id);
    }
  }

  async list(): Promise<(StoredImport & { progress: Progress | undefined })[]> {
    const imports = await listImports(this.strapi.db.connection);
    return imports.map((stored) => ({ ...stored, progress: this.#progress.get(stored.id) ?? stored.progress }));
  }

  /** Takes back what nobody touched since; `undefined` when there is no such import to remove. */
  async remove(id: number): Promise<UndoReport | undefined> {
    const knex = this.strapi.db.connection;
    return this.#alone(async (lease) => {
      const stored = await findImport(knex, id);
      if (!stored || (stored.state !== 'done' && stored.state !== 'partly-removed')) return undefined;
      const report = await undoImport(this.strapi, lease, id, stored.startedAt);
      await forgetImages(this.strapi, id);
      await markImport(knex, id, { state: report.kept.length > 0 ? 'partly-removed' : 'removed' }, this.#now());
      return report;
    });
  }

  /**
   * Undoes what a stop of a server left half done. Whoever runs an import holds its lease: while another server does,
   * there is nothing to undo.
   */
  async recover(): Promise<void> {
    const knex = this.strapi.db.connection;
    if (this.#running || (await unfinishedImports(knex)).length === 0) return;
    await leasesOf(this.strapi).during(LEASE, async (_signal, lease) => {
      for (const id of await unfinishedImports(knex)) {
        await undoImport(this.strapi, lease, id);
        await markImport(
          knex,
          id,
          { state: 'failed', failure: 'Le serveur s’est arrêté pendant l’import : tout a été défait.' },
          this.#now(),
        );
      }
    });
  }

  async #plan(
    entries: readonly ImportEntry[],
    forced: ReadonlySet<string>,
    mayWrite: (uid: TypeUid) => boolean,
  ): Promise<PlanLine<ImportEntry>[]> {
    return planImport(entries, await readKnownState(this.strapi, entries), { forced, mayWrite });
  }

  async #runOptions(lease: Lease, importId: number, { form, userId }: KeptPreview): Promise<RunOptions> {
    let told = 0;
    return {
      importId,
      hold: (trx) => lease.hold(trx),
      sourceName: form.sourceName,
      userId,
      zones: form.zones,
      termIds: (await readKnownNames(this.strapi)).termIds,
      isErased: await erasedIdentifiers(this.strapi),
      onProgress: (done) => {
        const progress = this.#progress.get(importId);
        if (!progress) return;
        this.#progress.set(importId, { ...progress, done });
        // For other servers, once a second: this one knows better.
        if (Date.now() - told < TOLD_EVERY) return;
        told = Date.now();
        tellProgress(this.strapi.db.connection, importId, { ...progress, done }).catch((error: unknown) =>
          this.strapi.log.error(error),
        );
      },
    };
  }

  /** One import at a time, whichever server runs it. */
  async #alone<Result>(work: (lease: Lease) => Promise<Result>): Promise<Result> {
    if (this.#running) throw new ImportUnderWay();
    const running = this.#leased(work);
    this.#running = running.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await running;
    } finally {
      this.#running = undefined;
    }
  }

  async #leased<Result>(work: (lease: Lease) => Promise<Result>): Promise<Result> {
    const lease = await leasesOf(this.strapi).take(LEASE);
    if (!lease) throw new ImportUnderWay();
    try {
      return await work(lease);
    } finally {
      await lease.release();
    }
  }

  #now(): number {
    return essOf(this.strapi).config.now();
  }
}

const instances = new WeakMap<Core.Strapi, Intake>();

export function intakeOf(strapi: Core.Strapi): Intake {
  const intake = instances.get(strapi) ?? new Intake(strapi);
  instances.set(strapi, intake);
  return intake;
}

/** Tables first, then what a stop of the server left half done. */
export async function openIntake(strapi: Core.Strapi): Promise<void> {
  await createIntakeTables(strapi.db.connection);
  await createSourceTables(strapi.db.connection);
  await intakeOf(strapi).recover();
}

/** An import whose server died is undone by one that lives, once the lease has run out. */
export const interruptedImportsJob = (strapi: Core.Strapi): Job => ({
  name: 'interrupted-imports',
  hours: '30 * * * * *',
  latest: 60_000,
  repeatable: true,
  run: () => intakeOf(strapi).recover(),
});
