/** A source followed for a month, from a real server on the loopback: new, changed, cancelled, gone, broken, shrunk, renamed. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, cms } from '../support/cms';
import { organisationId, update } from '../support/entries';

const EVENT = 'plugin::ess.event';

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

const server = createServer((request, response) => {
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
  await cms();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());

interface Detail {
  readonly alert: { readonly reason: string; readonly message: string } | null;
  readonly counts: Record<string, number> | null;
  readonly seen: number;
  readonly nextAt: string;
  readonly entries: readonly { documentId: string; title: string; isPublished: boolean; isGone: boolean }[];
}

/** A day passes: the hour of the source comes, and the job looks. */
async function nextDay(): Promise<Detail> {
  const { strapi } = await cms();
  await strapi.db.connection('ess_followed_sources').where({ id }).update({ next_at: 0 });
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
    expect(await titles()).toEqual(before);
    Object.assign(source, { status: 200, body: undefined });
    expect((await nextDay()).alert).toBeNull();
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
