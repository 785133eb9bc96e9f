/** Small real entries made through the Document Service, as an editor or an import would. */
import { afterAll, beforeAll } from 'vitest';
import { cms } from './cms';

let counter = 0;

export type Uid =
  `plugin::ess.${'event' | 'organisation' | 'person' | 'resource' | 'territory' | 'term' | 'vocabulary' | 'event-series' | 'key-figure' | 'initiative' | 'dispositif' | 'selection'}`;

const TYPES_WITH_DRAFTS = new Set<Uid>([
  'plugin::ess.event',
  'plugin::ess.resource',
  'plugin::ess.key-figure',
  'plugin::ess.initiative',
  'plugin::ess.dispositif',
]);

export async function create(
  uid: Uid,
  data: Record<string, unknown>,
  status: 'draft' | 'published' = 'draft',
): Promise<string> {
  const { strapi } = await cms();
  const hasDrafts = TYPES_WITH_DRAFTS.has(uid);
  const { documentId } = await strapi.documents(uid).create({
    data: status === 'published' ? { publisher: await publisher(), ...data } : data,
    ...(hasDrafts ? { status } : {}),
  });
  return documentId;
}

export async function update(
  uid: Uid,
  documentId: string,
  data: Record<string, unknown>,
  status?: 'published',
): Promise<void> {
  const { strapi } = await cms();
  await strapi.documents(uid).update({ documentId, data, ...(status ? { status } : {}) });
}

/** Document id of a territory, by its code. */
export async function territoryId(code: string): Promise<string> {
  const { strapi } = await cms();
  const found = await strapi.documents('plugin::ess.territory').findFirst({ filters: { code } });
  if (!found) throw new Error(`No territory ${code}`);
  return found.documentId;
}

/** Document id of an organisation of the corpus, by its slug. */
export async function organisationId(slug: string): Promise<string> {
  const { strapi } = await cms();
  const found = await strapi.documents('plugin::ess.organisation').findFirst({ filters: { slug } });
  if (!found) throw new Error(`No organisation ${slug}`);
  return found.documentId;
}

/** What every published entry names. */
async function publisher() {
  return { set: [{ documentId: await organisationId('cress-pays-de-la-loire') }] };
}

/** The four things that publishing asks for, with a date far ahead. */
export async function minimalEvent(
  title = `Rendez-vous d’essai ${String((counter += 1))}`,
): Promise<Record<string, unknown>> {
  return {
    title,
    occurrences: [{ start: '2099-05-20T10:00', end: '2099-05-20T12:00', time_zone: 'Europe/Paris' }],
    places: [{ state: 'place_confirmed', territory: { set: [{ documentId: await territoryId('COM-49127') }] } }],
    publisher: await publisher(),
  };
}

/**
 * Deletes, once the file that calls it is through, every entry that was not there before: all files share one database,
 * and some count what it holds. Territories excepted.
 */
export function leaveNoEntryBehind(): void {
  const before = new Set<string>();
  beforeAll(async () => {
    for (const { key } of await entriesOf()) before.add(key);
  });
  afterAll(async () => {
    const { strapi } = await cms();
    for (const { key, uid, documentId } of await entriesOf())
      if (!before.has(key)) await strapi.documents(uid).delete({ documentId });
  });
}

async function entriesOf() {
  const { strapi } = await cms();
  const uids = Object.keys(strapi.contentTypes).filter(
    (uid): uid is Uid => uid.startsWith('plugin::ess.') && uid !== 'plugin::ess.territory',
  );
  const found = await Promise.all(
    uids.map(async (uid) => {
      const rows: { documentId: string }[] = await strapi.db.query(uid).findMany({ select: ['documentId'] });
      return [...new Set(rows.map(({ documentId }) => documentId))].map((documentId) => ({
        key: `${uid} ${documentId}`,
        uid,
        documentId,
      }));
    }),
  );
  return found.flat();
}
