/** What stands beside the form of a key figure: the other values of its indicator; and what the date fields store. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { OtherFigures } from '../../cms/plugin/shared/contracts/figures';
import { account, type Account } from '../support/accounts';
import { cms, requestJson } from '../support/cms';
import { create, organisationId, territoryId } from '../support/entries';

const uid = 'plugin::ess.key-figure';

let writer: Account;
let partner: Account;
let indicator: { documentId: string };

beforeAll(async () => {
  const { strapi } = await cms();
  writer = await account('redaction-chiffres', 'ess-writing');
  partner = await account('partenaire-chiffres', 'ess-partner');
  indicator = await strapi
    .documents('plugin::ess.indicator')
    .create({ data: { label_fr: 'Part des emplois d’essai', slug: 'part-des-emplois-d-essai', unit: '%' } });
});

const set = (documentId: string) => ({ set: [{ documentId }] });

async function figure(title: string, more: object, status: 'draft' | 'published' = 'draft'): Promise<string> {
  return create(
    uid,
    {
      title,
      indicator: set(indicator.documentId),
      value: { shape: 'value_exact', as_published: '15,2%', number: 15.2 },
      territory: set(await territoryId('REG-52')),
      period_start: '2021',
      ...more,
    },
    status,
  );
}

async function source(label: string): Promise<{ set: { documentId: string }[] }> {
  const { strapi } = await cms();
  const { documentId } = await strapi.documents('plugin::ess.source').create({ data: { label, slug: label } });
  return set(documentId);
}

const others = async (who: Account, documentId: string) => who.ask('GET', `/admin/ess/figures/${documentId}/others`);

describe('the other values of an indicator', () => {
  it('are listed with what keeps them from being compared, drafts included for who may open them', async () => {
    const flores = await source('flores-essai');
    const clap = await source('clap-essai');
    const edited = await figure('Part, Pays de la Loire', { source: flores });
    const same = await figure('Part, France', { source: flores, territory: set(await territoryId('FR')) });
    const older = await figure(
      'Part, Pays de la Loire, 2015',
      { source: clap, period_start: '2015', publisher: set(await organisationId('cress-pays-de-la-loire')) },
      'published',
    );

    const answer = await others(writer, edited);
    expect(answer.status, answer.text).toBe(200);
    const { indicator: said, figures, total } = answer.body as OtherFigures;
    expect([said?.label, total]).toEqual(['Part des emplois d’essai', 2]);
    expect(figures.map(({ documentId, isPublished, differences }) => [documentId, isPublished, differences])).toEqual([
      [older, true, ['source', 'period']],
      [same, false, []],
    ]);
    expect(figures[0]).toMatchObject({ asPublished: '15,2%', period: '2015', source: 'clap-essai', isInReach: true });
    expect(figures[0]?.value.replaceAll('\u00a0', ' ')).toBe('15,2 %');
    expect(figures[0]?.pageUrl).toContain('/ess/chiffres-cles/');

    // A partner may not open the figures of others: not even to read what stands beside them.
    expect((await others(partner, edited)).status).toBe(404);
  });

  it('are none without an indicator, and nobody’s without an account', async () => {
    const alone = await create(uid, { title: 'Chiffre sans indicateur' });
    expect((await others(writer, alone)).body).toEqual({ indicator: null, figures: [], total: 0 });
    expect((await others(writer, 'absent')).status).toBe(404);
    expect((await requestJson(`${(await cms()).url}/admin/ess/figures/${alone}/others`)).status).toBe(401);
  });
});

describe('the custom fields', () => {
  it('keep plain texts, as they are given', async () => {
    const { strapi } = await cms();
    const { attributes } = strapi.getModel('ess.occurrence');
    expect(attributes.start).toMatchObject({ type: 'string', customField: 'plugin::ess.date' });
    const documentId = await figure('Chiffre daté en mots', { period_start: '11 septembre' });
    const found = await strapi.documents(uid).findOne({ documentId, populate: { value: true } });
    expect(found).toMatchObject({ period_start: '11 septembre', value: { as_published: '15,2%' } });
  });
});
