/** Some months after an event, those who took part are reduced to their function, where the configuration says so. */
import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { boundsOf } from 'ess-shared-types';
import { z } from 'zod';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
import type { Job } from '../../jobs/job';
import { occurrence } from '../../publication/documents';
import { occurrenceTimes } from '../../publication/event-projection';
import { recordErasure } from '../../access/erasures';
import { idsAt, ModelWalk, nested } from './model-walk';

const EVENT = uidOf('event');
const PERSON = uidOf('person');

export interface ReductionReport {
  readonly participations: number;
  readonly documents: number;
}

/** Reduces the participations of events that ended more than `months` months ago, by the plugin's clock. */
export async function reducePastParticipations(strapi: Core.Strapi, months: number): Promise<ReductionReport> {
  const { config, publication } = essOf(strapi);
  const now = config.now();
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - months);

  return strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
    const found = await participationsWithPeople(strapi);
    const past = await endedBefore(strapi, [...new Set(found.map(({ documentId }) => documentId))], limit.getTime());
    const reduced = found.filter(({ documentId }) => past.has(documentId));
    for (const { model, attribute, rowId } of reduced)
      await strapi.db.query(model).update({ where: { id: rowId }, data: { [attribute]: null } });
    const documents = new Set(reduced.map(({ documentId }) => documentId));
    for (const documentId of documents) await publication.follow({ uid: EVENT, documentId, changesOthers: true }, trx);
    const report = { participations: reduced.length, documents: documents.size };
    if (reduced.length > 0)
      await recordErasure(trx, {
        ...report,
        reference: randomUUID(),
        external_reference: null,
        action: 'reduced-by-age',
        at: now,
        by_user: null,
      });
    return report;
  });
}

interface Participation {
  readonly documentId: string;
  readonly model: string;
  readonly attribute: string;
  readonly rowId: number;
}

/** The rows of events, in every version, that name a person. */
async function participationsWithPeople(strapi: Core.Strapi): Promise<Participation[]> {
  const walk = new ModelWalk(strapi);
  const found: Participation[] = [];
  for (const { model, attribute } of walk.referringTo(PERSON)) {
    for (const { path } of walk.places(EVENT).filter((place) => place.model === model)) {
      const populate = path.reduceRight<object>((inner, name) => ({ [name]: { populate: inner } }), {
        [attribute]: { select: ['id'] },
      });
      const rows: { documentId: string }[] = await strapi.db.query(EVENT).findMany({
        where: nested([...path, attribute], { id: { $notNull: true } }),
        select: ['id', 'documentId'],
        populate,
      });
      for (const row of rows)
        for (const rowId of idsAt(row, path)) found.push({ documentId: row.documentId, model, attribute, rowId });
    }
  }
  return found;
}

const versionSchema = z.object({ documentId: z.string(), occurrences: z.array(occurrence).nullish() });

/** Those whose every version is dated, and whose last date was over then. What has no date never is. */
async function endedBefore(
  strapi: Core.Strapi,
  documentIds: readonly string[],
  instant: number,
): Promise<ReadonlySet<string>> {
  const ended = new Set<string>();
  const current = new Set<string>();
  const versions = z.array(versionSchema).parse(
    await strapi.db.query(EVENT).findMany({
      where: { documentId: { $in: [...documentIds] } },
      select: ['id', 'documentId'],
      populate: { occurrences: true },
    }),
  );
  for (const { documentId, occurrences } of versions) {
    const ends = (occurrences ?? []).map((loaded) => {
      const times = occurrenceTimes(loaded);
      return times && boundsOf(times)?.endsAt;
    });
    const isOver = ends.length > 0 && ends.every((end) => end !== undefined && end < instant);
    (isOver ? ended : current).add(documentId);
  }
  return new Set([...ended].filter((documentId) => !current.has(documentId)));
}

/** Every night, where the configuration gives a number of months. */
export function peopleReductionJob(strapi: Core.Strapi): Job | undefined {
  const { months } = essOf(strapi).config.peopleReduction;
  if (months === null) return undefined;
  return {
    name: 'people-reduction',
    hours: '0 30 3 * * *',
    latest: Number.POSITIVE_INFINITY,
    repeatable: true,
    run: async () => {
      const { participations } = await reducePastParticipations(strapi, months);
      if (participations > 0) strapi.log.info(`Personnes réduites à leur fonction : ${String(participations)}`);
    },
  };
}
