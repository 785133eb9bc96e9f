/**
 * What a partner may lead to from its entries, and what it may learn of the rest: every relation and file of every
 * type and component is walked with drafts, people and files of others, in every spelling that Strapi takes.
 */
import type { Core } from '@strapi/strapi';
import { beforeAll, describe, expect, it } from 'vitest';
import { account, type Account } from '../support/accounts';
import { admin, cms, requestJson, type Answer } from '../support/cms';
import { create, leaveNoEntryBehind, minimalEvent, organisationId, update, type Uid } from '../support/entries';

const events = 'plugin::ess.event';
const collection = (uid: string) => `/content-manager/collection-types/${uid}`;
const ENTRIES = ['event', 'resource', 'key-figure', 'initiative', 'dispositif'] as const;
const SECRET = 'Zzconfidentiel';

leaveNoEntryBehind();

let strapi: Core.Strapi;
let partner: Account;
let writer: Account;
let own: string;
let foreign: string;

interface Target {
  readonly id: number;
  readonly documentId: string;
}
/** By type: what is not the partner's to lead to. */
const hidden = new Map<string, Target>();
/** By type: what is published by others. */
const published = new Map<string, Target>();

const rowOf = async (uid: string, documentId: string): Promise<Target> => {
  const row: Target | null = await strapi.db.query(uid).findOne({ where: { documentId } });
  if (!row) throw new Error(`No ${uid} ${documentId}`);
  return row;
};
const upload = async (who: 'admin' | Account, name: string): Promise<Target> => {
  const { url, adminToken } = await cms();
  const body = new FormData();
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  body.append('files', new Blob([Buffer.from(png, 'base64')], { type: 'image/png' }), name);
  const headers = { authorization: `Bearer ${who === 'admin' ? adminToken : who.token}` };
  const answer = await requestJson(`${url}/upload`, { method: 'POST', headers, body });
  expect(answer.status, answer.text).toBe(201);
  const [file] = answer.body as Target[];
  if (!file) throw new Error('No file');
  return file;
};

beforeAll(async () => {
  ({ strapi } = await cms());
  own = await organisationId('rtes');
  foreign = await organisationId('cress-pays-de-la-loire');
  partner = await account('partenaire-portee', 'ess-partner');
  writer = await account('redaction-portee', 'ess-writing');
  await admin('PUT', `/admin/ess/partners/${String(partner.id)}`, { organisation: own });
  for (const name of ENTRIES) {
    const uid: Uid = `plugin::ess.${name}`;
    const data = { title: `${SECRET} ${name}`, publisher: { set: [{ documentId: foreign }] } };
    hidden.set(uid, await rowOf(uid, await create(uid, data)));
  }
  const person = await create('plugin::ess.person', {
    display_name: `${SECRET} Personne`,
    visibility: 'visible_internally',
  });
  hidden.set('plugin::ess.person', await rowOf('plugin::ess.person', person));
  hidden.set('plugin::upload.file', await upload('admin', 'autrui.png'));
  for (const uid of ['plugin::ess.event', 'plugin::ess.resource'] as const) {
    const data = uid === events ? await minimalEvent() : { title: 'Ressource de tous', kind: 'guide' };
    const id = await create(uid, data, 'published');
    published.set(uid, await rowOf(uid, id));
  }
});

interface Attribute {
  readonly type: string;
  readonly target?: string;
  readonly component?: string;
  readonly components?: readonly string[];
  readonly repeatable?: boolean;
  readonly relation?: string;
  readonly multiple?: boolean;
}
interface Walked {
  readonly target: string;
  readonly path: readonly string[];
  readonly isMany: boolean;
  /** The data of an entry that leads there. */
  readonly data: (value: unknown) => object;
  /** What Strapi is asked to read it back. */
  readonly populate: object;
}

/** Every relation and file of a type, whatever components and zones stand between. */
function walk(uid: string, depth = 0): Walked[] {
  if (depth > 3) return [];
  const models: Readonly<Record<string, { readonly attributes: object } | undefined>> = {
    ...strapi.contentTypes,
    ...strapi.components,
  };
  return Object.entries(models[uid]?.attributes ?? {}).flatMap(([name, attribute]: [string, Attribute]): Walked[] => {
    const { type, target, component, components, repeatable } = attribute;
    const below = (part: string, wrap: (inner: object) => unknown, populate: (inner: object) => object) =>
      walk(part, depth + 1).map((inner) => ({
        ...inner,
        path: [name, ...inner.path],
        data: (value: unknown) => ({ [name]: wrap(inner.data(value)) }),
        populate: { [name]: populate(inner.populate) },
      }));
    if (type === 'component' && component)
      return below(
        component,
        (inner) => (repeatable ? [inner] : inner),
        (populate) => ({ populate }),
      );
    if (type === 'dynamiczone')
      return (components ?? []).flatMap((part) =>
        below(
          part,
          (inner) => [{ __component: part, ...inner }],
          (populate) => ({ on: { [part]: { populate } } }),
        ),
      );
    const leadsTo = type === 'media' ? 'plugin::upload.file' : type === 'relation' ? target : undefined;
    if (leadsTo === undefined || ['createdBy', 'updatedBy', 'localizations'].includes(name)) return [];
    const isMany = type === 'media' ? attribute.multiple === true : /ToMany$/.test(attribute.relation ?? '');
    return [
      { target: leadsTo, path: [name], isMany, data: (value) => ({ [name]: value }), populate: { [name]: true } },
    ];
  });
}

const SPELLINGS: readonly [string, (target: Target) => unknown][] = [
  ['connect a number', ({ id }) => ({ connect: [{ id }] })],
  ['connect a documentId', ({ documentId }) => ({ connect: [{ documentId }] })],
  [
    'connect both',
    ({ id, documentId }) => ({ connect: [{ id, documentId, position: { end: true } }], disconnect: [] }),
  ],
  ['connect bare', ({ documentId }) => ({ connect: [documentId] })],
  ['set a number', ({ id }) => ({ set: [{ id }] })],
  ['set a documentId', ({ documentId }) => ({ set: [{ documentId }] })],
  ['a plain list', ({ id }) => [id]],
  ['a plain list of documentIds', ({ documentId }) => [documentId]],
  ['a number', ({ id }) => id],
  ['a documentId', ({ documentId }) => documentId],
  ['an object', ({ id, documentId }) => ({ id, documentId })],
];

/** Whether the entry leads to a target, read without anything of the plugin. */
async function leadsTo(uid: string, documentId: string, { populate }: Walked, target: Target): Promise<boolean> {
  const rows = await strapi.db.query(uid).findMany({ where: { documentId }, populate });
  const holds = (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    (('documentId' in value && value.documentId === target.documentId) || Object.values(value).some(holds));
  return rows.some(({ documentId: _own, ...row }: { documentId: string }) => holds(row));
}

const slugOf = async (uid: string, { body }: Answer): Promise<unknown> => {
  const { documentId } = (body as { data: Target }).data;
  const row: { slug?: unknown } | null = await strapi.db.query(uid).findOne({ where: { documentId } });
  return row?.slug;
};

describe('every relation and file of every type and component', () => {
  it('leads from a partner’s entry to nothing of others that is not published', { timeout: 240_000 }, async () => {
    const limited = new Set([...hidden.keys()]);
    const seen: string[] = [];
    const tried = new Set<string>();
    for (const name of ENTRIES) {
      const uid = `plugin::ess.${name}`;
      const made = await partner.ask('POST', collection(uid), { title: `À nous ${name}` });
      expect(made.status, made.text).toBe(201);
      const { documentId } = (made.body as { data: Target }).data;
      for (const walked of walk(uid).filter(({ target }) => limited.has(target))) {
        const target = hidden.get(walked.target);
        if (!target) throw new Error(walked.target);
        const where = `${name}.${walked.path.join('.')}`;
        seen.push(where);
        const statuses = new Set<number>();
        // Every spelling once for each kind of target, then the plainest ones of each.
        const isFirst = !tried.has(walked.target);
        tried.add(walked.target);
        const plain = walked.target === 'plugin::upload.file' ? ['a number'] : ['connect a number', 'set a documentId'];
        for (const [spelling, value] of SPELLINGS.filter(([spelled]) => isFirst || plain.includes(spelled))) {
          const answer = await partner.ask('PUT', `${collection(uid)}/${documentId}`, walked.data(value(target)));
          statuses.add(answer.status);
          expect(answer.text, where).not.toContain(SECRET);
          expect(await leadsTo(uid, documentId, walked, target), `${where}: ${spelling}`).toBe(false);
        }
        // What Strapi does not understand it leaves out; what it does is refused, in words that name the field.
        expect([...statuses], where).toContain(403);
        const data = { title: 'Née reliée', ...walked.data({ connect: [{ id: target.id }] }) };
        const media = { title: 'Née reliée', ...walked.data(target.id) };
        const born = walked.target === 'plugin::upload.file' ? media : data;
        const others = [`${collection(uid)}/clone/${documentId}`, `${collection(uid)}/actions/publish`];
        for (const address of [collection(uid), ...(isFirst ? others : [])])
          expect([400, 403], `${where} ${address}`).toContain((await partner.ask('POST', address, born)).status);
      }
    }
    expect(await strapi.db.query(events).count({ where: { title: 'Née reliée' } })).toBe(0);
    // What was known when this was written: the walk did not come back empty.
    expect(seen).toEqual(
      expect.arrayContaining([
        'event.documents.resource',
        'event.image.file',
        'event.participations.person',
        'event.provenance.document',
        'event.sessions.sessions.documents.resource',
        'event.sessions.participations.person',
        'initiative.dispositif',
        'initiative.replication_of',
        'dispositif.parent_programme',
        'resource.is_part_of',
        'key-figure.provenance.document',
      ]),
    );
  });

  it('still leads to what is its own, shared or published, and keeps what was there', async () => {
    const made = await partner.ask('POST', collection(events), { title: 'Avec pièces' });
    const { documentId } = (made.body as { data: Target }).data;
    const address = `${collection(events)}/${documentId}`;
    const resource = published.get('plugin::ess.resource');
    const file = await upload(partner, 'mien.png');
    const put = (data: object) => partner.ask('PUT', address, data);
    const good = await put({
      documents: [{ role: 'document_slides', resource: { connect: [{ id: resource?.id }] } }],
      image: { file: file.id },
    });
    expect(good.status, good.text).toBe(200);

    // An editor of the network adds what the partner may not: saving again, copying, the next edition keep it.
    const secret = hidden.get('plugin::ess.resource');
    await update(events, documentId, {
      image: { file: hidden.get('plugin::upload.file')?.id, decorative: true },
      documents: [{ role: 'document_slides', resource: { documentId: secret?.documentId } }],
    });
    const held = await partner.ask('GET', address);
    const { image, documents } = (held.body as { data: { image: object; documents: { id: number }[] } }).data;
    expect(held.text).not.toContain(SECRET);
    expect(
      (await put({ title: 'Avec pièces, relu', image, documents: documents.map(({ id }) => ({ id })) })).status,
    ).toBe(200);
    const next = await partner.ask('POST', `/admin/ess/events/${documentId}/next-edition`, {});
    expect(next.status, next.text).toBe(200);

    // Its preview shows the published part of what others hold, and nothing of their drafts.
    const preview = await partner.ask('POST', '/admin/ess/previews', { uid: events, documentId });
    expect(preview.status, preview.text).toBe(200);
    const page = await partner.ask('GET', (preview.body as { path: string }).path);
    expect(page.text).toContain('Avec pièces, relu');
    expect(page.text).not.toContain(SECRET);
    for (const route of ['completeness', 'publish'] as const) {
      const answer =
        route === 'publish'
          ? await partner.ask('POST', `${address}/actions/publish`, {})
          : await partner.ask('GET', `/admin/ess/entries/${events}/${documentId}`);
      expect(answer.text, route).not.toContain(SECRET);
    }
    await update(events, documentId, { documents: [{ resource: { documentId: resource?.documentId } }] });
    await update('plugin::ess.resource', resource?.documentId ?? '', { title: `${SECRET} retouche` });
    const again = await partner.ask('POST', '/admin/ess/previews', { uid: events, documentId });
    const shown = await partner.ask('GET', (again.body as { path: string }).path);
    expect(shown.text).toContain('Ressource de tous');
    expect(shown.text).not.toContain(SECRET);
  });
});

describe('what a partner learns of the rest', () => {
  it('nothing from the parts of others’ entries, by their number', async () => {
    const person = await create('plugin::ess.person', {
      display_name: 'Camille Visible',
      visibility: 'visible_to_network',
    });
    const event = await create(events, {
      ...(await minimalEvent(`${SECRET} avec pièces`)),
      participations: [{ person: { documentId: person } }],
      sessions: [
        { title: 's', documents: [{ resource: { documentId: published.get('plugin::ess.resource')?.documentId } }] },
      ],
    });
    const row = await strapi
      .documents(events)
      .findOne({ documentId: event, populate: { participations: true, sessions: { populate: ['documents'] } } });
    const { participations, sessions } = row as unknown as {
      participations: Target[];
      sessions: { documents: Target[] }[];
    };
    const parts = [
      ['ess.participation', participations[0]?.id, 'person'],
      ['ess.event-document', sessions[0]?.documents[0]?.id, 'resource'],
    ] as const;
    for (const [component, id, field] of parts) {
      expect((await writer.ask('GET', `/content-manager/relations/${component}/${String(id)}/${field}`)).status).toBe(
        200,
      );
      expect((await partner.ask('GET', `/content-manager/relations/${component}/${String(id)}/${field}`)).status).toBe(
        404,
      );
      expect(
        (await partner.ask('GET', `/content-manager/relations/${component}/${field}?id=${String(id)}`)).status,
      ).toBe(404);
    }
    await update(events, event, { publisher: { documentId: own } });
    for (const [component, id, field] of parts)
      expect((await partner.ask('GET', `/content-manager/relations/${component}/${String(id)}/${field}`)).status).toBe(
        200,
      );
    await strapi.documents(events).delete({ documentId: event });
  });

  it('nothing from questions about fields that it does not see', async () => {
    const probe = await create('plugin::ess.organisation', {
      name: 'Structure sondée',
      contact_points: [{ generic_email: 'zzsonde@exemple.invalid', visibility: 'contact_internal' }],
      review_flags: [{ reason: 'review_sources_differ', note: 'zzdoute' }],
    });
    await create(events, {
      title: 'Fiche à sonder',
      publisher: { documentId: own },
      involvements: [{ organisation: { documentId: probe } }],
    });
    const ask = async (query: string) => {
      const { status, text } = await partner.ask('GET', `${collection(events)}?pageSize=100&${query}`);
      expect(text).not.toMatch(/zzsonde|zzdoute/);
      return status === 200 ? text : 'refused';
    };
    const nested = 'filters[involvements][organisation]';
    const pairs = [
      [
        `${nested}[contact_points][generic_email][$startsWith]=zzsonde`,
        `${nested}[contact_points][generic_email][$startsWith]=nulle-part`,
      ],
      [`${nested}[review_flags][note][$contains]=zzdoute`, `${nested}[review_flags][note][$contains]=nulle-part`],
      [
        'filters[publisher][contact_points][generic_email][$notNull]=true',
        'filters[publisher][contact_points][generic_email][$null]=true',
      ],
      ['filters[createdBy][email][$startsWith]=zz', 'filters[createdBy][email][$startsWith]=nulle-part'],
    ];
    for (const [yes = '', no = ''] of pairs) expect(await ask(yes), yes).toBe(await ask(no));
    const organisation = `${collection('plugin::ess.organisation')}/${probe}`;
    for (const address of [
      organisation,
      `${organisation}?populate=*`,
      `${collection('plugin::ess.organisation')}?filters[name]=Structure sondée&populate[contact_points]=*`,
    ]) {
      const { text } = await partner.ask('GET', address);
      expect(text).not.toMatch(/zzsonde|zzdoute/);
    }
    expect((await writer.ask('GET', organisation)).text).toMatch(/zzsonde/);
    await ask('populate[involvements][populate][organisation][populate]=*');
  });

  it('nothing from a search for words that stand in what it does not read', async () => {
    const shared = { visibility: 'visible_to_network' };
    await create('plugin::ess.person', { display_name: 'Camille Cherchable', external_id: 'zzreference', ...shared });
    const search = async (who: Account, words: string, more = '') => {
      const { status, text } = await who.ask('GET', `${collection('plugin::ess.person')}?_q=${words}${more}`);
      expect(status, text).toBe(200);
      return text.includes('Camille Cherchable');
    };
    expect(await search(writer, 'zzreference')).toBe(true);
    expect(await search(partner, 'zzreference')).toBe(false);
    expect(await search(partner, 'cherchable')).toBe(true);
    expect(await search(partner, 'cherchable', '&filters[$and][0][visibility]=visible_internally')).toBe(false);
    expect(await search(partner, 'cherchable', '&filters[display_name][$startsWith]=Cam&sort=slug:DESC')).toBe(true);
  });

  it('nothing from slugs: neither asked, nor made, nor saved', async () => {
    const slug = 'zzconfidentiel-event';
    const available = async (who: Account, value: string, uid: string = events) =>
      (await who.ask('POST', '/content-manager/uid/check-availability', { contentTypeUID: uid, field: 'slug', value }))
        .body;
    expect(await available(writer, slug)).toMatchObject({ isAvailable: false });
    expect(await available(partner, slug)).toEqual({ isAvailable: true, suggestion: null });
    expect(await available(partner, 'zzconfidentiel-personne', 'plugin::ess.person')).toEqual({
      isAvailable: true,
      suggestion: null,
    });
    expect(
      (
        await partner.ask('POST', '/content-manager/uid/check-availability', {
          contentTypeUID: 'plugin::ess.selection',
          field: 'slug',
          value: 'x',
        })
      ).status,
    ).toBe(403);
    const visible = await strapi.documents(events).findFirst({ status: 'published' });
    expect(await available(partner, String(visible?.slug))).toMatchObject({ isAvailable: false });

    const generated = await partner.ask('POST', '/content-manager/uid/generate', {
      contentTypeUID: events,
      field: 'slug',
      data: { title: `${SECRET} event` },
    });
    expect(generated.body).toEqual({ data: slug });
    const made = await partner.ask('POST', collection(events), { title: `${SECRET} event` });
    expect(await slugOf(events, made)).toBe(slug);
    await partner.ask('DELETE', `${collection(events)}/${(made.body as { data: Target }).data.documentId}`);
    // Names of people are one list: theirs never says whether there was another.
    const people = collection('plugin::ess.person');
    for (const name of [`${SECRET} Personne`, 'Zzpersonne nouvelle'])
      for (const data of [{ display_name: name }, { display_name: name, slug: 'zzconfidentiel-personne' }]) {
        const answer = await partner.ask('POST', people, data);
        expect(answer.status, answer.text).toBe(201);
        expect(await slugOf('plugin::ess.person', answer)).toMatch(/-[0-9a-f]{8}$/);
        const { documentId } = (answer.body as { data: Target }).data;
        await strapi.documents('plugin::ess.person').delete({ documentId });
      }
  });

  it('nothing from Strapi’s homepage, counts and searches', async () => {
    for (const action of ['update', 'publish']) {
      const { text, status } = await partner.ask('GET', `/content-manager/homepage/recent-documents?action=${action}`);
      expect(status).toBe(200);
      expect(text).not.toContain(SECRET);
    }
    const counts = async () =>
      (await partner.ask('GET', '/content-manager/homepage/count-documents')).body as {
        data: { draft: number; published: number };
      };
    const before = await counts();
    await create(events, { ...(await minimalEvent(`${SECRET} compté`)) });
    expect(await counts()).toEqual(before);
    await create(events, { title: 'Compté', publisher: { set: [{ documentId: own }] } });
    expect((await counts()).data.draft).toBe(before.data.draft + 1);
    const foreignEvent = hidden.get(events)?.documentId ?? '';
    const addresses = [
      `${collection(events)}?_q=${SECRET}`,
      `${collection(events)}?filters[title][$startsWith]=${SECRET}`,
      `/content-manager/relations/ess.event-document/resource?_q=${SECRET}`,
      `/content-manager/relations/ess.participation/person?_q=${SECRET}`,
      `/content-manager/relations/plugin::ess.initiative/dispositif?_q=${SECRET}`,
      `${collection(events)}/${foreignEvent}/actions/countDraftRelations`,
      `${collection(events)}/actions/countManyEntriesDraftRelations?documentIds[]=${foreignEvent}`,
      `/content-manager/history-versions?contentType=${events}&documentId=${foreignEvent}`,
    ];
    for (const address of addresses) expect((await partner.ask('GET', address)).text, address).not.toContain(SECRET);
    expect((await partner.ask('GET', `${collection(events)}/${foreignEvent}/actions/countDraftRelations`)).status).toBe(
      403,
    );
  });
});

describe('an import', () => {
  it('is removed by those who may delete what it created; its contacts are read by who imported', async () => {
    const { url, adminToken } = await cms();
    const form = { kind: 'csv', sourceName: 'Tableau d’essai', licence: 'etalab-2.0', publisher: foreign };
    const calendar = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//x//x//FR',
      'BEGIN:VEVENT',
      'UID:zz@exemple.invalid',
      'DTSTAMP:20990101T000000Z',
      'SUMMARY:Import à ne pas retirer',
      'DTSTART;VALUE=DATE:20990912',
      'DESCRIPTION:Contact : zz.contact@exemple.invalid',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n');
    const body = new FormData();
    body.set('form', JSON.stringify({ ...form, kind: 'ical' }));
    body.set('files', new Blob([calendar]), 'agenda.ics');
    const preview = await requestJson(`${url}/admin/ess/intake/previews`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}` },
      body,
    });
    expect(preview.status, preview.text).toBe(200);
    const { token } = preview.body as { token: string };
    const started = await admin('POST', `/admin/ess/intake/previews/${token}/run`);
    const { importId } = started.body as { importId: number };
    const address = `/admin/ess/intake/imports/${String(importId)}`;
    for (;;) {
      const { imports } = (await admin('GET', '/admin/ess/intake/imports')).body as {
        imports: { id: number; state: string }[];
      };
      if (!['running', 'undoing'].includes(imports.find(({ id }) => id === importId)?.state ?? '')) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const refused = await writer.ask('GET', `${address}/contacts`);
    expect(refused.status).toBe(403);
    expect(refused.text).not.toContain('zz.contact');
    expect((await admin('GET', `${address}/contacts`)).text).toContain('zz.contact');

    expect((await writer.ask('DELETE', address)).status).toBe(403);
    expect(await strapi.db.query(events).count({ where: { title: 'Import à ne pas retirer' } })).toBe(1);
    const validator = await account('validation-portee', 'ess-validation');
    expect((await validator.ask('DELETE', address)).body).toMatchObject({ deleted: 1 });
  });
});
