/** Takes a person out of what the public reads: everywhere at once, or not at all. */
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Withdrawal } from '../../../../shared/contracts/people';
import { PERSON_VISIBILITIES } from '../../content-types/vocabularies';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
import { appearancesOf, rowsReferringTo } from './appearances';
import { pseudonyms, recordErasure } from '../../access/erasures';
import { mentionsOf } from './mentions';
import type { Person } from './people';
import { forgetInMemory } from './plugin-memory';
import { leaveNoTrace, overwriteWhatIsDeleted } from './traces';

const PERSON = uidOf('person');

/**
 * Reduces a person to their functions: participations keep the function and the organisation, and name nobody any
 * more. The person stays known to editors, as internal.
 */
export async function reducePerson(strapi: Core.Strapi, person: Person, by: number): Promise<Withdrawal> {
  return withdraw(strapi, person, by, 'reduced', async () => {
    for (const { model, attribute, rowId } of await rowsReferringTo(strapi, person.documentId))
      await strapi.db.query(model).update({ where: { id: rowId }, data: { [attribute]: null } });
    const data: Record<string, unknown> = { visibility: PERSON_VISIBILITIES.internal.stored };
    await strapi.documents(PERSON).update({ documentId: person.documentId, data });
  });
}

/** Erases a person: the document is deleted, nothing refers to it any more, no intake brings it back. */
export async function erasePerson(strapi: Core.Strapi, person: Person, by: number): Promise<Withdrawal> {
  return withdraw(strapi, person, by, 'erased', async (trx) => {
    await strapi.documents(PERSON).delete({ documentId: person.documentId });
    await forgetInMemory(trx, person);
  });
}

async function withdraw(
  strapi: Core.Strapi,
  person: Person,
  by: number,
  action: 'reduced' | 'erased',
  work: (trx: Knex) => Promise<void>,
): Promise<Withdrawal> {
  const pseudonym = await pseudonyms(strapi);
  await overwriteWhatIsDeleted(strapi.db.connection);
  const counts = await strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
    const participations = (await rowsReferringTo(strapi, person.documentId)).length;
    const documents = (await appearancesOf(strapi, person.documentId)).length;
    await work(trx);
    // Participations were written beside the Document Service: whatever showed the person is projected again.
    const { publication } = essOf(strapi);
    await publication.follow({ uid: PERSON, documentId: person.documentId, changesOthers: true }, trx);
    await recordErasure(trx, {
      reference: pseudonym(person.documentId),
      external_reference: action === 'erased' && person.externalId ? pseudonym(person.externalId) : null,
      action,
      at: essOf(strapi).config.now(),
      by_user: by,
      participations,
      documents,
    });
    return { participations, documents };
  });
  await essOf(strapi).publication.urgentFollowed();
  await leaveNoTrace(strapi);
  const mentions = await mentionsOf(strapi, [person.name, ...person.aliases], person.documentId);
  return { ...counts, ...mentions };
}
