import { selectionPairs, SELECTION_RULES, parseSelection } from 'ess-shared-types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress, type Target } from '../../src/editions/addresses';

function target(address: string): Target {
  const read = readAddress(address);
  if (!read.ok) throw new Error(`${address}: ${JSON.stringify(read.refusal)}`);
  return read.target;
}
const refusal = (address: string) => {
  const read = readAddress(address);
  return read.ok ? undefined : read.refusal;
};
const key = (address: string) => {
  const found = target(address);
  return 'key' in found ? found.key : undefined;
};

describe('an address', () => {
  it.each([
    ['/ess/agenda', 'list', 'html'],
    ['/ess/agenda.ics', 'list', 'ics'],
    ['/ess/agenda.feed.json', 'list', 'feed.json'],
    ['/ess/chiffres-cles.csv', 'list', 'csv'],
    ['/ess/initiatives.geojson', 'list', 'geojson'],
    ['/ess/rendez-vous/journee-2025.ics', 'item', 'ics'],
    ['/ess/ressources/un-guide', 'item', 'html'],
    ['/ess/themes/themes/mobilite', 'term', 'html'],
    ['/ess/themes/avise-leviers/financer.json?lang=en', 'term', 'json'],
    ['/ess/territoires', 'territories', 'html'],
    ['/ess/territoires.json?q=49430&within=DEP-49', 'territories', 'json'],
    ['/ess/territoires/COM-49127', 'territory', 'html'],
    ['/ess/territoires/saint-denis.json', 'territory', 'json'],
    ['/ess/territoires/L%E2%80%99%C3%8Ele-d%27Yeu', 'territory', 'html'],
    ['/ess/embed/territoire?territory=COM-49127', 'territory', 'frame'],
  ])('%s is a %s in %s', (address, kind, format) => {
    expect(target(address)).toMatchObject({ kind, format });
  });

  it.each([
    ['/ess/changes.json?since=2026-01-31', 'changes'],
    ['/ess/sitemap.xml', 'sitemap'],
    ['/ess/catalog.jsonld', 'catalog'],
    ['/ess/export.zip', 'export'],
    ['/ess/health', 'health'],
    ['/ess/ready', 'ready'],
    ['/ess/demo/', 'demo'],
    ['/ess/schemas/answers.schema.json', 'schema'],
    ['/ess/demo/strict/index.html', 'demo'],
    ['/ess/widgets/1/ess.js', 'widget'],
    ['/ess/widgets/1.2.0/ess.js', 'widget'],
    ['/ess/embed/agenda?territory=DEP-49&heading=Agenda', 'embed'],
    ['/ess/oembed?url=https%3A%2F%2Fcms.example%2Fess%2Fagenda', 'oembed'],
    [`/ess/graphql/${'a'.repeat(64)}?variables=%7B%7D`, 'document'],
  ])('%s is of kind %s', (address, kind) => {
    expect(target(address).kind).toBe(kind);
  });

  it.each([
    '/ess/',
    '/ess/agenda/',
    '/ess/agenda.geojson',
    '/ess/chiffres-cles.ics',
    '/ess/agenda.html',
    '/ess/agenda.exe',
    '/ess/..%2f..%2fetc%2fpasswd',
    '/ess/../admin',
    '/ess/rendez-vous/a/b',
    '/ess/rendez-vous/..',
    '/ess/rendez-vous/A%00b',
    '/ess/embed/dispositifs',
    '/ess/territoires/',
    '/ess/themes/themes/mobilite/agenda',
    '/ess/themes/themes/A',
    '/ess/territoires/..%2f..',
    '/ess/territoires/COM-49127.csv',
    '/ess/territoires/COM-49127/agenda',
    `/ess/territoires/${'a'.repeat(101)}`,
    '/ess/constructor',
    '/ess/__proto__',
  ])('%s leads nowhere', (address) => {
    expect(refusal(address)?.status).toBe(404);
  });

  it.each(['/ess/agenda?q=%', '/ess/%zz', '/ess/agenda.json?%E0%A4=1', '/ess/rendez-vous/%ff'])(
    '%s cannot be decoded',
    (address) => {
      expect(refusal(address)).toMatchObject({ status: 400, title: 'Unreadable address' });
    },
  );

  it('may not be endless', () => {
    expect(refusal(`/ess/agenda?q=${'a'.repeat(9_000)}`)?.status).toBe(414);
  });
});

describe('what a list is asked with', () => {
  it.each([
    ['/ess/agenda.json?foo=1', 'foo'],
    ['/ess/agenda.ics?limit=3', 'limit'],
    ['/ess/agenda.csv?cursor=abc', 'cursor'],
    ['/ess/agenda.json?sessions=1', 'sessions'],
    ['/ess/agenda.ics?sessions=yes', 'sessions'],
    ['/ess/chiffres-cles.json?when=past', 'when'],
    ['/ess/changes.json?since=hier', 'since'],
    ['/ess/export.zip?territory=DEP-49', 'territory'],
    ['/ess/rendez-vous/x.json?topic=a', 'topic'],
    [`/ess/graphql/${'a'.repeat(64)}?query=1`, 'query'],
  ])('%s is refused for “%s”', (address, name) => {
    expect(refusal(address)).toMatchObject({ status: 400, problems: [{ name }] });
  });

  it('is read loosely where people read: an unknown name is ignored, a wrong value is not', () => {
    expect(key('/ess/agenda?foo=1&territory=DEP-49')).toBe('/ess/agenda?territory=DEP-49');
    expect(refusal('/ess/agenda?when=demain')).toMatchObject({ status: 400, isPage: true });
  });

  it('is read strictly for a fragment, which a program asks for, and refused in French', () => {
    for (const query of ['territoire=DEP-49', 'topics=alimentation', 'territory=', 'limit=500'])
      expect(refusal(`/ess/agenda?${query}&fragment=1`)).toMatchObject({ status: 400, isPage: false, saidIn: 'fr' });
    expect(key('/ess/agenda?territory=DEP-49&fragment=1')).toBe('/ess/agenda?territory=DEP-49&fragment=1');
  });

  it('may carry the empty fields of a form', () => {
    expect(key('/ess/agenda?q=&kind=&territory=DEP-49')).toBe('/ess/agenda?territory=DEP-49');
    expect(key('/ess/agenda.json?q=&territory=&limit=')).toBe('/ess/agenda.json');
  });

  it('may carry what trackers append', () => {
    expect(key('/ess/agenda.ics?utm_source=lettre&fbclid=1&territory=DEP-49')).toBe('/ess/agenda.ics?territory=DEP-49');
  });

  it.each([
    [
      '/ess/agenda.json?territory=DEP-49&territory=DEP-44&lang=fr',
      '/ess/agenda.json?territory=DEP-44&territory=DEP-49&territory=DEP-49',
    ],
    ['/ess/agenda.json?limit=20', '/ess/agenda.json'],
    ['/ess/agenda.json?topic=themes:alimentation', '/ess/agenda.json?topic=alimentation'],
    ['/ess/agenda.json?fallback=up&reach=within', '/ess/agenda.json'],
    ['/ess/agenda.json?territory=DEP-49&reach=both', '/ess/agenda.json?territory=DEP-49'],
    ['/ess/agenda.csv?dialect=rfc4180', '/ess/agenda.csv'],
    ['/ess/agenda.json?q=circuit+court', '/ess/agenda.json?q=circuit%20court'],
    ['/ess/changes.json?since=2026-01-31', '/ess/changes.json?since=2026-01-31T00:00:00Z'],
    [
      `/ess/graphql/${'a'.repeat(64)}?variables={"b":1,"a":2}`,
      `/ess/graphql/${'a'.repeat(64)}?variables=%7B%22a%22%3A2%2C%22b%22%3A1%7D`,
    ],
  ])('has one key: %s and %s', (one, other) => {
    expect(key(one)).toBe(key(other));
  });

  it('has one key for any order, and a key that is its own address', () => {
    const pairs = fc.record({
      territory: fc.subarray(['FR', 'REG-52', 'DEP-49', 'COM-49007']),
      topic: fc.subarray(['alimentation', 'jeunesse', 'themes:mobilite', 'avise-leviers:financer']),
      kind: fc.subarray(['webinar', 'visit', 'training']),
      status: fc.subarray(['cancelled', 'full']),
      q: fc.subarray(['circuit court', 'l’école & co'], { maxLength: 1 }),
      reach: fc.subarray(['within', 'covering', 'both'], { maxLength: 1 }),
      lang: fc.subarray(['fr', 'en'], { maxLength: 1 }),
    });
    fc.assert(
      fc.property(pairs, fc.infiniteStream(fc.nat()), (chosen, order) => {
        const asked = Object.entries(chosen).flatMap(([name, values]) => values.map((value) => [name, value]));
        const shuffled = asked
          .map((pair) => ({ pair, at: order.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ pair }) => pair);
        const address = (list: readonly string[][]) => {
          const query = new URLSearchParams();
          for (const [name = '', value = ''] of list) query.append(name, value);
          return `/ess/agenda.json?${query.toString()}`;
        };
        const first = key(address(asked));
        expect(key(address(shuffled))).toBe(first);
        expect(key(first ?? '')).toBe(first);
      }),
    );
  });

  it('is printed back as it was read, whatever the collection', () => {
    for (const rules of Object.values(SELECTION_RULES)) {
      const parsed = parseSelection(
        [
          ['territory', 'DEP-49'],
          ['lang', 'en'],
          ['limit', '5'],
        ],
        { rules },
      );
      expect(parsed).toMatchObject({ ok: true });
      const found = target(`/ess/${rules.collection}.json?lang=en&limit=5&territory=DEP-49`);
      expect(found.kind === 'list' && parsed.ok && selectionPairs(found.selection)).toEqual(
        parsed.ok && selectionPairs(parsed.selection),
      );
    }
  });
});
