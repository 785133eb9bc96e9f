/** Every public address, from the real content: what it says, how it may be kept, and how soon it follows a change. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { cms, requestJson, type Answer } from '../support/cms';
import { create, minimalEvent, update, type Uid } from '../support/entries';

const STEMS = {
  agenda: ['.ics', '.rss', '.atom', '.feed.json', '.json', '.jsonld', '.csv'],
  'chiffres-cles': ['.json', '.jsonld', '.csv'],
  initiatives: ['.json', '.geojson', '.jsonld', '.csv'],
  ressources: ['.rss', '.atom', '.json', '.jsonld', '.csv'],
  dispositifs: ['.json', '.jsonld', '.csv'],
} as const;
const ITEM_STEM: Readonly<Record<string, string>> = { agenda: 'rendez-vous' };

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '': 'text/html',
  '.ics': 'text/calendar',
  '.rss': 'application/rss+xml',
  '.atom': 'application/atom+xml',
  '.feed.json': 'application/feed+json',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.csv': 'text/csv',
  '.geojson': 'application/geo+json',
};

const addresses = Object.entries(STEMS).flatMap(([stem, endings]) =>
  ['', ...endings].map((ending) => [stem, ending] as const),
);

const get = async (address: string, init?: RequestInit) => requestJson(`${(await cms()).url}${address}`, init);

const mediaType = ({ headers }: Answer) => headers.get('content-type')?.split(';')[0];

const made: [Uid, string][] = [];
beforeAll(cms);
afterAll(async () => {
  const { strapi } = await cms();
  for (const [uid, documentId] of made.reverse()) await strapi.documents(uid).delete({ documentId });
});

describe('a list', () => {
  it.each(addresses)('/ess/%s%s has content, its type, and says how it may be kept', async (stem, ending) => {
    const all = stem === 'agenda' ? '?when=all' : '';
    const answer = await get(`/ess/${stem}${ending}${all}`);
    expect(answer.status).toBe(200);
    expect(mediaType(answer)).toBe(CONTENT_TYPES[ending]);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(answer.headers.get('etag')).toMatch(/^"[\w-]+"$/);
    expect(answer.text.length).toBeGreaterThan(1_000);
    const unchanged = await get(`/ess/${stem}${ending}${all}`, {
      headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
    });
    expect([unchanged.status, unchanged.text]).toEqual([304, '']);
  });

  it.each(Object.keys(STEMS))(
    '/ess/%s.json gives pages that lead to each other, without loss or repetition',
    async (stem) => {
      const seen: string[] = [];
      let next: string | null = `/ess/${stem}.json?limit=7${stem === 'agenda' ? '&when=all' : ''}`;
      let total = 0;
      while (next !== null) {
        const body = (await get(next)).body as {
          total: number;
          nodes: { id: string }[];
          links: { next: string | null };
        };
        total = body.total;
        seen.push(...body.nodes.map(({ id }) => id));
        next = body.links.next && new URL(body.links.next).pathname + new URL(body.links.next).search;
      }
      expect(total).toBeGreaterThan(7);
      expect([seen.length, new Set(seen).size]).toEqual([total, total]);
    },
  );
});

describe('an entry', () => {
  it.each(addresses)('of /ess/%s has its own %s', async (stem, ending) => {
    const list = (await get(`/ess/${stem}.json?limit=1${stem === 'agenda' ? '&when=all' : ''}`)).body as {
      nodes: { slug: string; title: string }[];
    };
    const { slug = '' } = list.nodes[0] ?? {};
    const answer = await get(`/ess/${ITEM_STEM[stem] ?? stem}/${slug}${ending}`);
    expect(answer.status).toBe(200);
    expect(mediaType(answer)).toBe(CONTENT_TYPES[ending]);
    expect(answer.text.length).toBeGreaterThan(100);
  });

  it('leads from an address that was misspelt to the one that was meant, on the server of the settings', async () => {
    for (const [written, meant] of [
      ['/ess/Agenda/', '/ess/agenda'],
      ['/ess/agenda.ICS?q=ess', '/ess/agenda.ics?q=ess'],
    ] as const) {
      const moved = await get(written, { redirect: 'manual', headers: { 'x-forwarded-host': 'evil.example' } });
      expect(moved.status, written).toBe(308);
      expect(moved.headers.get('location'), written).toBe((await cms()).url + meant);
    }
  });

  it('leads from its former slug to the one in use, says when it was withdrawn, and when it never was', async () => {
    const documentId = await create(
      'plugin::ess.event',
      { ...(await minimalEvent('Adresse qui change')) },
      'published',
    );
    made.push(['plugin::ess.event', documentId]);
    expect((await get('/ess/rendez-vous/adresse-qui-change.ics')).status).toBe(200);
    await update(
      'plugin::ess.event',
      documentId,
      { slug: 'adresse-nouvelle', former_slugs: ['adresse-qui-change'] },
      'published',
    );
    const moved = await get('/ess/rendez-vous/adresse-qui-change.ics?lang=en', { redirect: 'manual' });
    expect(moved.status).toBe(308);
    expect(moved.headers.get('location')).toMatch(/\/ess\/rendez-vous\/adresse-nouvelle\.ics\?lang=en$/);
    const { strapi } = await cms();
    await strapi.documents('plugin::ess.event').unpublish({ documentId });
    expect((await get('/ess/rendez-vous/adresse-nouvelle')).status).toBe(410);
    expect((await get('/ess/rendez-vous/adresse-nouvelle.json')).body).toMatchObject({ status: 410, title: 'Gone' });
    expect((await get('/ess/rendez-vous/jamais-publie')).status).toBe(404);
  });
});

describe('other addresses', () => {
  it('list what changed, page by page, with tombstones', async () => {
    const begun = new Date().toISOString();
    const documentId = await create('plugin::ess.event', { ...(await minimalEvent('Vu puis retiré')) }, 'published');
    made.push(['plugin::ess.event', documentId]);
    type Changes = {
      changes: { slug: string; state: string; entry: unknown; revision: number }[];
      hasMore: boolean;
      next: string;
    };
    const published = (await get(`/ess/changes.json?since=${begun}`)).body as Changes;
    expect(published.changes).toMatchObject([
      { slug: 'vu-puis-retire', state: 'published', revision: 0, entry: { title: 'Vu puis retiré' } },
    ]);
    const { strapi } = await cms();
    await strapi.documents('plugin::ess.event').unpublish({ documentId });
    const withdrawn = (await get(`/ess/changes.json?since=${begun}`)).body as Changes;
    expect(withdrawn.changes).toMatchObject([{ slug: 'vu-puis-retire', state: 'withdrawn', entry: null }]);

    const seen = new Set<string>();
    let page = (await get('/ess/changes.json')).body as Changes & { changes: { id: string }[] };
    for (;;) {
      for (const { id } of page.changes) seen.add(id);
      if (!page.hasMore) break;
      const { pathname, search } = new URL(page.next);
      page = (await get(pathname + search)).body as typeof page;
    }
    expect(seen.size).toBeGreaterThan(300);
  });

  it('tell portals the licences that the published entries have', async () => {
    const { strapi } = await cms();
    const catalogue: { licencesInUse(): Promise<{ kind: string; licence: string }[]> } = strapi
      .plugin('ess')
      .service('catalogue');
    const told = (await catalogue.licencesInUse()).map(({ kind, licence }) => `${kind}: ${licence}`);
    const rows: { kind: string; view_fr: string }[] = await strapi.db
      .connection('ess_published_entries')
      .whereNull('withdrawn_at')
      .select('kind', 'view_fr');
    const carried = rows.flatMap(({ kind, view_fr }) => {
      const { licence } = JSON.parse(view_fr) as { licence?: { key: string } };
      return licence ? [`${kind}: ${licence.key}`] : [];
    });
    expect(told).toEqual([...new Set(carried)].toSorted());
    expect(told).toContain('event: etalab-2.0');
  });

  it.each([
    ['/ess/sitemap.xml', 'application/xml'],
    ['/ess/catalog.jsonld', 'application/ld+json'],
    ['/ess/export.zip', 'application/zip'],
    ['/ess/embed/agenda?territory=DEP-49', 'text/html'],
    ['/ess/embed/chiffres-cles', 'text/html'],
    ['/ess/embed/initiatives', 'text/html'],
    ['/ess/embed/ressources', 'text/html'],
    ['/ess/widgets/1/ess-agenda.js', 'text/javascript'],
    ['/ess/widgets/1/embed-resize.js', 'text/javascript'],
    ['/ess/demo/', 'text/html'],
    ['/ess/health', 'application/json'],
    ['/ess/ready', 'application/json'],
  ])('%s is there', async (address, contentType) => {
    const answer = await get(address);
    expect([answer.status, mediaType(answer)]).toEqual([200, contentType]);
  });

  it('have no script on pages for people, and say so in their policy', async () => {
    const page = await get('/ess/agenda?when=all');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    const style = /<style>([^]*?)<\/style>/.exec(page.text)?.[1] ?? '';
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(page.text).not.toMatch(/<script|\sstyle=/);
  });
});

describe('the manner of answering', () => {
  it('has one strong tag a coding, and the same text in each', async () => {
    const raw = (coding: string) =>
      new Promise<{ tag: string | undefined; body: Buffer }>((resolve, reject) => {
        void cms().then(({ url }) => {
          request(`${url}/ess/agenda.json?when=all`, { headers: { 'accept-encoding': coding } }, (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('end', () => resolve({ tag: response.headers.etag, body: Buffer.concat(chunks) }));
          })
            .on('error', reject)
            .end();
        });
      });
    const [identity, gzip, brotli] = [await raw('identity'), await raw('gzip'), await raw('br')];
    expect(new Set([identity.tag, gzip.tag, brotli.tag]).size).toBe(3);
    expect(gunzipSync(gzip.body)).toEqual(identity.body);
    expect(brotliDecompressSync(brotli.body)).toEqual(identity.body);
  });

  it('has the tag that it had while nothing but its moment changed, in every format', async () => {
    const publish = async (title: string) => {
      const documentId = await create('plugin::ess.event', await minimalEvent(title), 'published');
      made.push(['plugin::ess.event', documentId]);
      return documentId;
    };
    const documentId = await publish('Inchangé longuement');
    const lists = ['', ...STEMS.agenda].map((ending) => `/ess/agenda${ending}?when=all&q=longuement`);
    const all = [...lists, '/ess/rendez-vous/inchange-longuement.json', '/ess/embed/agenda?when=all&q=longuement'];
    const read = () => Promise.all(all.map((address) => get(address)));
    const tags = (answers: Answer[]) => answers.map(({ headers }) => headers.get('etag'));
    const before = await read();
    await publish('Sans rapport');
    const after = await read();
    const json = all.findIndex((address) => address.includes('agenda.json'));
    expect(after[json]?.text).not.toBe(before[json]?.text);
    expect(tags(after)).toEqual(tags(before));
    await update('plugin::ess.event', documentId, { title: 'Changé après longuement' }, 'published');
    const changed = tags(await read());
    expect(changed.filter((tag, index) => tag === tags(after)[index])).toEqual([]);
  });

  it('knows HEAD and OPTIONS, and refuses to be written to', async () => {
    const head = await get('/ess/agenda.ics', { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100);
    const options = await get('/ess/agenda.ics', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await get('/ess/agenda', { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
  });

  it('helps whoever writes a postal code, a near name or an unknown word', async () => {
    const postal = await get('/ess/agenda.json?territory=49430');
    expect(postal.status).toBe(400);
    expect(mediaType(postal)).toBe('application/problem+json');
    expect(postal.text).toContain('COM-49127 Durtal');
    expect((await get('/ess/agenda?territory=49430')).text).toContain('COM-49127 Durtal');
    const topic = await get('/ess/agenda.ics?topic=alimentaton');
    expect([topic.status, topic.text]).toEqual([400, expect.stringContaining('alimentation')]);
    expect((await get('/ess/agenda.json?coleur=bleu')).text).toContain('coleur');
  });

  it('answers a retired commune by its successor', async () => {
    const [retired, today] = [
      await get('/ess/agenda.json?territory=COMD-49177'),
      await get('/ess/agenda.json?territory=COM-49126'),
    ];
    expect([retired.status, today.status]).toEqual([200, 200]);
  });
});

describe('a change', () => {
  /** Resolves once the text is found, else fails after a second. */
  const seenIn = (address: string, text: string) =>
    expect.poll(async () => (await get(address)).text, { timeout: 1_000, interval: 50 }).toContain(text);

  it('of an organisation’s name is in every format within a second', async () => {
    const organisation = await create('plugin::ess.organisation', { name: 'Coopérative avant' });
    made.push(['plugin::ess.organisation', organisation]);
    const involvement = { role: 'organiser', organisation: { set: [{ documentId: organisation }] } };
    const publisher = { set: [{ documentId: organisation }] };
    const entries: [Uid, string, Record<string, unknown>][] = [
      [
        'plugin::ess.event',
        '/ess/agenda',
        { ...(await minimalEvent('Renommée dans l’agenda')), involvements: [involvement] },
      ],
      ['plugin::ess.resource', '/ess/ressources', { title: 'Renommée dans les ressources', kind: 'guide' }],
      [
        'plugin::ess.initiative',
        '/ess/initiatives',
        { title: 'Renommée dans les initiatives', what_it_does: 'Répare des vélos.' },
      ],
      ['plugin::ess.dispositif', '/ess/dispositifs', { title: 'Renommée dans les dispositifs' }],
    ];
    for (const [uid, , data] of entries) made.push([uid, await create(uid, { ...data, publisher }, 'published')]);
    const endings = (stem: string) => STEMS[stem.slice('/ess/'.length) as keyof typeof STEMS];
    // GeoJSON holds entries with coordinates only.
    const asked = entries.flatMap(([, stem]) =>
      ['', ...endings(stem)]
        .filter((ending) => ending !== '.geojson')
        .map((ending) => `${stem}${ending}?publisher=cooperative-avant`),
    );
    for (const address of asked) expect((await get(address)).text, address).toContain('Coopérative avant');
    await update('plugin::ess.organisation', organisation, { name: 'Coopérative après' });
    await Promise.all(asked.map((address) => seenIn(address, 'Coopérative après')));
  });

  it('that publishes is in lists that were asked before', async () => {
    expect((await get('/ess/agenda.json?territory=COM-49127&limit=100')).text).not.toContain('Arrivé après');
    made.push([
      'plugin::ess.event',
      await create('plugin::ess.event', await minimalEvent('Arrivé après'), 'published'),
    ]);
    await seenIn('/ess/agenda.json?territory=COM-49127&limit=100', 'Arrivé après');
  });
});
