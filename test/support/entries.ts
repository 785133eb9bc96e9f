/** Small real entries made through the Document Service, as an editor or an import would. */
import { cms } from './cms';

let counter = 0;

export type Uid =
  `plugin::ess.${'event' | 'organisation' | 'person' | 'resource' | 'territory' | 'term' | 'event-series' | 'key-figure' | 'initiative' | 'dispositif' | 'selection'}`;

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
