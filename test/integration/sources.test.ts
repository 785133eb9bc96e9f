/** A source followed for a month, from a real server on the loopback: new, changed, cancelled, gone, broken, shrunk, renamed. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { admin, cms } from '../support/cms';
import { create, leaveNoEntryBehind, organisationId, territoryId, update } from '../support/entries';

const EVENT = 'plugin::ess.event';
leaveNoEntryBehind();

interface Event {
  readonly uid: string;
  readonly title: string;
  readonly start?: string;
  readonly status?: string;
  readonly more?: readonly string[];
}

/** What the source gives, and how it answers. */
const source = { events: [] as Event[], status: 200, body: undefined as string | undefined, asked: 0, notModified: 0 };

const calendar = (): string =>
  [
    'BEGIN:VCALENDAR',
    ...source.events.flatMap(({ uid, title, start = '20990911T093000', status, more = [] }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `SUMMARY:${title}`,
      `DTSTART;TZID=Europe/Paris:${start}`,
      'LOCATION:Salle des fêtes\\, 49430 Durtal',
      ...(status === undefined ? [] : [`STATUS:${status}`]),
      ...more,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n');

/** A picture of one dot. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** What other addresses of the server answer: pictures, lies, the agenda of another instance. */
const others = new Map<string, { readonly type: string; readonly body: string | Buffer }>();

const server = createServer((request, response) => {
  const other = others.get(request.url ?? '');
  if (other) {
    response.writeHead(200, { 'content-type': other.type }).end(other.body);
    return;
  }
  source.asked += 1;
  if (source.status !== 200) {
    response.writeHead(source.status).end();
    return;
  }
  const body = source.body ?? calendar();
  const etag = `"${Buffer.from(body).toString('base64').slice(-60)}-${String(body.length)}"`;
  if (request.headers['if-none-match'] === etag) {
    source.notModified += 1;
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'text/calendar', etag }).end(body);
});

let port = 0;
let id = 0;
beforeAll(async () => {
  const { strapi } = await cms();
  // The days are made here: the job of the server, which may not read the loopback, looks at none of them.
  await strapi.db.connection('ess_jobs').where({ name: 'sources' }).update({ not_before: 9e14 });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
});
afterAll(async () => {
  server.close();
  const { strapi } = await cms();
  await strapi.db.connection('ess_jobs').where({ name: 'sources' }).update({ not_before: 0 });
});

interface Detail {
  readonly alert: { readonly reason: string; readonly message: string } | null;
  readonly counts: Record<string, number> | null;
  readonly seen: number;
  readonly nextAt: string;
  readonly problems: readonly { readonly position: number; readonly message: string }[];
  readonly entries: readonly { documentId: string; title: string; isPublished: boolean; isGone: boolean }[];
}

/** A day passes: the hour of the source comes, and the job looks. */
async function nextDay(): Promise<Detail> {
  const { strapi } = await cms();
  const knex = strapi.db.connection;
  await knex('ess_followed_sources').whereNot({ id }).update({ next_at: 9e14 });
  await knex('ess_followed_sources').where({ id }).update({ next_at: 0 });
  const sources: { follow(options: object): Promise<number[]> } = strapi.plugin('ess').service('sources');
  expect(await sources.follow({ rules: { allowPrivateAddresses: ['127.0.0.1'], ports: [port] } })).toEqual([id]);
  return detail();
}

async function detail(): Promise<Detail> {
  const answer = await admin('GET', `/admin/ess/intake/sources/${String(id)}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as Detail;
}

const agenda = async (): Promise<{ title: string; status: { key: string } }[]> => {
  const { url } = await cms();
  const answer = await fetch(`${url}/ess/agenda.json?q=suivi&limit=100`);
  return ((await answer.json()) as { nodes: { title: string; status: { key: string } }[] }).nodes;
};
const titles = async () => (await agenda()).map(({ title }) => title).toSorted();

const days = (count: number): Event[] =>
  Array.from({ length: count }, (_, index) => ({
    uid: `jour-${String(index)}`,
    title: `Atelier suivi ${String(index)}`,
    start: `209909${String(index + 10)}T093000`,
  }));

describe('a followed source', () => {
  it('is refused without an address that can be read, in French', async () => {
    const refused = await admin('POST', '/admin/ess/intake/sources', choices({ url: 'agenda de la mairie' }));
    expect([refused.status, refused.text.includes('https://')]).toEqual([400, true]);
  });

  const choices = (more: object = {}) => ({
    kind: 'ical',
    url: `http://127.0.0.1:${String(port)}/agenda.ics`,
    sourceName: 'Agenda suivi',
    licence: 'etalab-2.0',
    publisher: undefined as string | undefined,
    every: 'day',
    publishes: true,
    whenGone: 'withdraw',
    topics: [],
    communes: [],
    categories: [],
    ...more,
  });

  it('publishes at once what is complete', async () => {
    source.events = [...days(8), { uid: 'sans-date', title: 'Atelier suivi sans lieu', more: [] }];
    const added = await admin(
      'POST',
      '/admin/ess/intake/sources',
      choices({ publisher: await organisationId('cress-pays-de-la-loire') }),
    );
    expect(added.status, added.text).toBe(200);
    ({ id } = added.body as { id: number });
    const first = await nextDay();
    expect(first).toMatchObject({ alert: null, seen: 9, counts: { created: 9 } });
    expect(await titles()).toHaveLength(9);
    expect(first.entries.every(({ isPublished }) => isPublished)).toBe(true);
  });

  it('asks whether anything changed, and is answered by nothing', async () => {
    const before = source.notModified;
    for (let day = 0; day < 5; day += 1) expect((await nextDay()).alert).toBeNull();
    expect(source.notModified - before).toBe(5);
    expect(await titles()).toHaveLength(9);
  });

  it('brings what is new and what changed, and a cancellation is public at once', async () => {
    source.events = [
      ...source.events.map((event) =>
        event.uid === 'jour-1'
          ? { ...event, title: 'Atelier suivi déplacé', start: '20990925T140000' }
          : event.uid === 'jour-2'
            ? { ...event, status: 'CANCELLED' }
            : event,
      ),
      { uid: 'nouveau', title: 'Atelier suivi nouveau' },
    ];
    expect(await nextDay()).toMatchObject({ alert: null, counts: { created: 1, changed: 2 } });
    expect(await titles()).toContain('Atelier suivi déplacé');
    expect((await agenda()).find(({ title }) => title === 'Atelier suivi 2')?.status.key).toBe('cancelled');
    expect(await titles()).toHaveLength(10);
  });

  it('never overwrites what an editor wrote', async () => {
    const { entries } = await detail();
    const documentId = entries.find(({ title }) => title === 'Atelier suivi 3')?.documentId ?? '';
    await update(EVENT, documentId, { summary: 'Écrit à la main' });
    source.events = source.events.map((event) =>
      event.uid === 'jour-3' ? { ...event, title: 'Atelier suivi autrement' } : event,
    );
    expect(await nextDay()).toMatchObject({ counts: { conflicts: 1, changed: 0 } });
    const { strapi } = await cms();
    const draft = await strapi
      .documents(EVENT)
      .findOne({ documentId, status: 'draft', populate: { review_flags: true } });
    expect(draft).toMatchObject({ title: 'Atelier suivi 3', summary: 'Écrit à la main' });
    expect(JSON.stringify(draft?.review_flags)).toContain('à comparer');
  });

  it('cancels at once what an editor wrote and published, and leaves every word of theirs', async () => {
    const { strapi } = await cms();
    const { entries } = await detail();
    const idOf = (title: string) => entries.find((entry) => entry.title === title)?.documentId ?? '';
    await update(EVENT, idOf('Atelier suivi 5'), { summary: 'Publié à la main' }, 'published');
    await update(EVENT, idOf('Atelier suivi 6'), { summary: 'Pas encore publié' });
    source.events = source.events.map((event) =>
      ['jour-5', 'jour-6'].includes(event.uid) ? { ...event, status: 'CANCELLED' } : event,
    );
    await nextDay();
    const statusOf = async (title: string) => (await agenda()).find((one) => one.title === title)?.status.key;
    expect(await statusOf('Atelier suivi 5')).toBe('cancelled');
    expect(await strapi.documents(EVENT).findOne({ documentId: idOf('Atelier suivi 5') })).toMatchObject({
      summary: 'Publié à la main',
    });
    // What is not published yet is not published by anyone else.
    expect(await statusOf('Atelier suivi 6')).not.toBe('cancelled');
    const draft = await strapi
      .documents(EVENT)
      .findOne({ documentId: idOf('Atelier suivi 6'), status: 'draft', populate: { review_flags: true } });
    expect(JSON.stringify(draft?.review_flags)).toContain('Annulé à la source');
  });

  it('withdraws what is gone, after two readings and not one', async () => {
    source.events = source.events.filter(({ uid }) => uid !== 'jour-4');
    await nextDay();
    expect(await titles()).toContain('Atelier suivi 4');
    await nextDay();
    expect(await titles()).not.toContain('Atelier suivi 4');
    await nextDay();
    expect(await titles()).toHaveLength(9);
  });

  it('shows again what comes back', async () => {
    source.events = [...source.events, ...days(8).filter(({ uid }) => uid === 'jour-4')];
    await nextDay();
    expect(await titles()).toContain('Atelier suivi 4');
  });

  it.each([
    ['broken', () => (source.status = 503)],
    ['broken', () => (source.body = '<!doctype html><p>Maintenance</p>')],
    ['empty', () => (source.body = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR')],
    [
      'shrunk',
      () => (source.body = calendar().split('BEGIN:VEVENT').slice(0, 4).join('BEGIN:VEVENT') + 'END:VCALENDAR'),
    ],
    ['renamed', () => (source.body = calendar().replaceAll('UID:', 'UID:v2-'))],
  ])('%s: touches nothing, and tells the editor', async (reason, happens) => {
    const before = await titles();
    happens();
    for (let day = 0; day < 3; day += 1) {
      const { alert } = await nextDay();
      expect(alert?.reason).toBe(reason);
      expect(alert?.message).not.toBe('');
    }
    // In « À vérifier » too.
    expect((await admin('GET', '/admin/ess/review/sources')).body).toMatchObject({
      sources: [{ id, name: 'Agenda suivi' }],
    });
    expect(await titles()).toEqual(before);
    Object.assign(source, { status: 200, body: undefined });
    expect((await nextDay()).alert).toBeNull();
    expect((await admin('GET', '/admin/ess/review/sources')).body).toEqual({ sources: [] });
    expect(await titles()).toEqual(before);
  });

  it('is left alone longer and longer while it fails', async () => {
    source.status = 500;
    const waits: number[] = [];
    for (let day = 0; day < 3; day += 1) waits.push(Date.parse((await nextDay()).nextAt) - Date.now());
    expect(waits[2]).toBeGreaterThan((waits[0] ?? 0) * 3);
    source.status = 200;
    await nextDay();
  });

  it('doubles nothing in a month', async () => {
    const all = await titles();
    expect(new Set(all).size).toBe(all.length);
    const { strapi } = await cms();
    expect(
      await strapi
        .documents(EVENT)
        .count({ filters: { external_id: { $startsWith: 'ical:agenda-suivi:' } }, status: 'draft' }),
    ).toBe(10);
  });

  it('stops, and what it brought goes where nobody touched it', async () => {
    const removed = await admin('DELETE', `/admin/ess/intake/sources/${String(id)}?brought=remove`);
    expect(removed.status, removed.text).toBe(200);
    expect((await admin('GET', `/admin/ess/intake/sources/${String(id)}`)).status).toBe(404);
    const { kept } = removed.body as { kept: { title: string }[] };
    expect(kept.map(({ title }) => title)).toContain('Atelier suivi 3');
  });
});

const followed = async (more: object): Promise<void> => {
  const added = await admin('POST', '/admin/ess/intake/sources', {
    kind: 'ical',
    url: `http://127.0.0.1:${String(port)}/agenda.ics`,
    licence: 'etalab-2.0',
    publisher: await organisationId('cress-pays-de-la-loire'),
    every: 'day',
    publishes: true,
    whenGone: 'check',
    topics: [],
    communes: [],
    categories: [],
    ...more,
  });
  expect(added.status, added.text).toBe(200);
  ({ id } = added.body as { id: number });
};

const illustrated = z.object({
  documentId: z.string(),
  title: z.string(),
  image: z.looseObject({ file: z.looseObject({ id: z.number() }) }).nullable(),
  review_flags: z.array(z.object({ note: z.string() })),
});
const dated = z.object({ occurrences: z.array(z.object({ start: z.string() })) });

describe('what is chosen for a source', () => {
  it('territory and topics for all, only some communes and categories', async () => {
    const topics = (await admin('GET', '/admin/ess/intake/topics')).body as {
      topics: { value: string; label: string }[];
    };
    const [topic] = topics.topics;
    const territories = (await admin('GET', '/admin/ess/intake/territories?q=Durtal')).body as {
      territories: { value: string }[];
    };
    expect(territories.territories.map(({ value }) => value)).toContain('COM-49127');
    source.events = [
      { uid: 'ici', title: 'Choix suivi ici', more: ['CATEGORIES:Ateliers'] },
      { uid: 'autre', title: 'Choix suivi autre', more: ['CATEGORIES:Concerts'] },
    ];
    await followed({
      sourceName: 'Agenda choisi',
      topics: [topic?.value],
      communes: ['COM-49127'],
      categories: ['ateliers'],
    });
    const { entries } = await nextDay();
    expect(entries.map(({ title }) => title)).toEqual(['Choix suivi ici']);
    const { url } = await cms();
    const answer = await fetch(`${url}/ess/agenda.json?q=choix%20suivi`);
    const { nodes } = (await answer.json()) as { nodes: { topics: { label: string }[] }[] };
    expect(nodes.map(({ topics: own }) => own.map(({ label }) => label))).toEqual([[topic?.label]]);
    await admin('DELETE', `/admin/ess/intake/sources/${String(id)}?brought=remove`);
  });

  it('what may be here already waits for an editor, who is told how many', async () => {
    source.events = [{ uid: 'ici-aussi', title: 'Choix suivi autre part' }];
    await create(EVENT, {
      title: 'Choix suivi autre part',
      occurrences: [{ start: '2099-09-11T09:30', time_zone: 'Europe/Paris' }],
      places: [{ name: 'Salle des fêtes', territory: { set: [{ documentId: await territoryId('COM-49127') }] } }],
    });
    await followed({ sourceName: 'Agenda en double' });
    const { counts, entries } = await nextDay();
    expect([counts?.doubles, entries]).toEqual([1, []]);
    await admin('DELETE', `/admin/ess/intake/sources/${String(id)}?brought=keep`);
  });

  it('pictures enter the media library by what they hold, with their credit and a text to write', async () => {
    const at = (name: string) => `http://127.0.0.1:${String(port)}/${name}`;
    others.set('/affiche.jpg?n=1', { type: 'text/plain', body: PICTURE });
    others.set('/page.png', { type: 'image/png', body: '<!doctype html><script>alert(1)</script>' });
    others.set('/dessin.svg', { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' });
    const image = (address: string) => [`IMAGE;VALUE=URI:${at(address)}`];
    source.events = [
      { uid: 'vraie', title: 'Image suivie vraie', more: image('affiche.jpg?n=1') },
      { uid: 'meme', title: 'Image suivie même', more: image('affiche.jpg?n=1') },
      { uid: 'page', title: 'Image suivie page', more: image('page.png') },
      { uid: 'dessin', title: 'Image suivie dessin', more: image('dessin.svg') },
    ];
    await followed({ sourceName: 'Agenda illustré', images: true, publishes: false });
    const { entries } = await nextDay();
    expect(entries).toHaveLength(4);
    const { strapi } = await cms();
    const files = () => strapi.db.query('plugin::upload.file').count();
    const found = await strapi.documents(EVENT).findMany({
      filters: { title: { $startsWith: 'Image suivie' } },
      status: 'draft',
      populate: { image: { populate: { file: true } }, review_flags: true },
    });
    const documents = z.array(illustrated).parse(found);
    const byTitle = new Map(documents.map((document) => [document.title, document]));
    const taken = byTitle.get('Image suivie vraie')?.image;
    expect(taken).toMatchObject({ file: { mime: 'image/png', name: 'affiche.png' }, alternative_text: null });
    // One file for one address.
    expect(byTitle.get('Image suivie même')?.image?.file).toMatchObject({ id: taken?.file.id });
    for (const title of ['Image suivie page', 'Image suivie dessin']) {
      expect(byTitle.get(title)?.image).toBeNull();
      expect(JSON.stringify(byTitle.get(title)?.review_flags)).toContain('non reprise');
    }
    expect(JSON.stringify(byTitle.get('Image suivie vraie')?.review_flags)).not.toContain('non reprise');
    const queue: { settled(): Promise<void> } = strapi.plugin('ess').service('review');
    await queue.settled();
    const { documentId = '' } = byTitle.get('Image suivie vraie') ?? {};
    const review = await admin('GET', `/admin/ess/review/entry?uid=${EVENT}&documentId=${documentId}`);
    expect(review.text).toContain('alternative-text-missing');

    // A text that an editor writes is no quarrel with the source.
    await update(EVENT, documentId, { image: { file: taken?.file.id, alternative_text: 'Une affiche bleue' } });
    source.events = source.events.map((event) =>
      event.uid === 'vraie' ? { ...event, title: 'Image suivie changée' } : event,
    );
    expect(await nextDay()).toMatchObject({ counts: { changed: 1, conflicts: 0 } });
    expect(
      await strapi.documents(EVENT).findOne({ documentId, status: 'draft', populate: { image: true } }),
    ).toMatchObject({ title: 'Image suivie changée', image: { alternative_text: 'Une affiche bleue' } });

    const before = await files();
    await strapi.documents(EVENT).delete({ documentId });
    const removed = await admin('DELETE', `/admin/ess/intake/sources/${String(id)}?brought=remove`);
    expect(removed.status, removed.text).toBe(200);
    expect(await files()).toBe(before - 1);
  });

  it('another instance of this product, page after page, as it is there', async () => {
    const { url } = await cms();
    const there = (await (await fetch(`${url}/ess/agenda.json?when=all&limit=3`)).json()) as {
      nodes: { id: string; title: string; slug: string }[];
    };
    const text = (nodes: readonly object[], next: string | null) => ({
      type: 'application/json',
      // Of another network.
      body: JSON.stringify({ collection: 'agenda', nodes, links: { next } }).replaceAll(
        /@[0-9a-f-]{36}/g,
        '@00000000-0000-4000-8000-000000000001',
      ),
    });
    // Titles that nothing here has: what is here already would be asked about.
    const named = there.nodes.map((node, rank) => ({ ...node, title: `Miroir suivi numéro ${String(rank)}` }));
    others.set('/ess/agenda.json?limit=100', text(named.slice(0, 2), '/ess/agenda.json?limit=100&after=2'));
    others.set('/ess/agenda.json?limit=100&after=2', text(named.slice(2), null));
    await followed({ sourceName: 'Autre site', kind: 'web', url: `http://127.0.0.1:${String(port)}/ess/agenda.json` });
    const { alert, entries } = await nextDay();
    expect(alert).toBeNull();
    expect(entries.map(({ title }) => title).toSorted()).toEqual(named.map(({ title }) => title).toSorted());
    await admin('DELETE', `/admin/ess/intake/sources/${String(id)}?brought=keep`);
    const { strapi } = await cms();
    for (const { documentId } of entries) await strapi.documents(EVENT).delete({ documentId });
  });
});

describe('an endless series, through a year', () => {
  it('has the dates of the year to come each month, none twice, its exception left out, the editor’s dates kept', async () => {
    const { strapi } = await cms();
    const start = Date.now();
    const day = 86_400_000;
    const thursday = new Date(start + ((11 - new Date(start).getUTCDay()) % 7) * day);
    const compact = (date: Date) => date.toISOString().slice(0, 10).replaceAll('-', '');
    const exception = new Date(thursday.getTime() + 21 * day);
    source.events = [
      {
        uid: 'sans-fin',
        title: 'Café suivi sans fin',
        start: `${compact(thursday)}T180000`,
        more: ['RRULE:FREQ=WEEKLY', `EXDATE;TZID=Europe/Paris:${compact(exception)}T180000`],
      },
    ];
    await followed({ sourceName: 'Agenda sans fin' });
    const { entries } = await nextDay();
    const { documentId = '' } = entries[0] ?? {};
    expect(entries).toMatchObject([{ isPublished: true }]);
    const published = async (): Promise<string[]> => {
      const found = await strapi.documents(EVENT).findOne({ documentId, populate: { occurrences: true } });
      return dated.parse(found).occurrences.map((occurrence) => occurrence.start);
    };
    const series: { refill(options: { now: number }): Promise<number> } = strapi.plugin('ess').service('series');
    let longest = 0;
    for (let month = 0; month <= 12; month += 1) {
      const now = start + month * 30.5 * day;
      await series.refill({ now });
      const starts = await published();
      expect(new Set(starts).size).toBe(starts.length);
      expect(starts.every((moment) => new Date(`${moment}Z`).getUTCDay() === 4 && moment.endsWith('T18:00'))).toBe(
        true,
      );
      // Eleven months at least lie before who looks.
      expect(Date.parse(`${starts.toSorted().at(-1) ?? ''}Z`)).toBeGreaterThan(now + 330 * day);
      expect(starts).not.toContain(`${exception.toISOString().slice(0, 10)}T18:00`);
      // No week is lost between two fillings.
      const weeks = starts.toSorted().map((moment) => Date.parse(`${moment}Z`) / day);
      expect(Math.max(...weeks.slice(1).map((one, index) => one - (weeks[index] ?? one)))).toBe(14);
      expect(weeks.slice(1).filter((one, index) => one - (weeks[index] ?? one) !== 7)).toHaveLength(1);
      longest = Math.max(longest, starts.length);
    }
    expect(longest).toBeGreaterThan(95);
    // The source has not changed: a reading after a year of fillings is no conflict and changes nothing.
    await strapi.db.connection('ess_followed_sources').where({ id }).update({ etag: null });
    expect(await nextDay()).toMatchObject({ alert: null, counts: { created: 0, changed: 0, conflicts: 0 } });
    await admin('DELETE', `/admin/ess/intake/sources/${String(id)}?brought=remove`);
    await strapi.documents(EVENT).delete({ documentId });
  });
});
