import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AGENDA_RULES,
  ATTENDANCE_MODES,
  describeOthers,
  describeProblem,
  FALLBACKS,
  isTrackingName,
  keysOf,
  LANGUAGES,
  namesOf,
  parseSelection,
  REACHES,
  SELECTION_NAMES,
  SELECTION_RULES,
  selectionKey,
  selectionPairs,
  TRACKING_NAMES,
  WHENS,
  type Selection,
  type SelectionProblem,
  type SelectionRules,
} from 'ess-shared-types';

const numRuns = process.env.ESS_TEST_LONG === 'true' ? 10_000 : 500;

const LONE_SURROGATE = /\p{Surrogate}/u;

type Pair = [name: string, value: string];

function selectionOf(pairs: readonly Pair[], rules: SelectionRules = AGENDA_RULES): Selection {
  const parsed = parseSelection(pairs, { rules });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.selection;
}

function problemsOf(
  pairs: readonly Pair[],
  options?: Parameters<typeof parseSelection>[1],
): readonly SelectionProblem[] {
  const parsed = parseSelection(pairs, options);
  return parsed.ok ? [] : parsed.problems;
}

const slug = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}$/);
const qualifiedSlug = fc.oneof(
  slug,
  fc.tuple(slug, slug).map(([vocabulary, term]) => `${vocabulary}:${term}`),
);
/** Some collections have no kinds or no statuses: then the name is not theirs, and no value is ever taken. */
const anyOf = (keys: readonly string[]) => fc.nat().map((rank) => keys[rank % keys.length] ?? '');
const COLLECTION_RULES = Object.values(SELECTION_RULES);

/** `kind` and `status` have values of their own in each collection. */
const valuesOf = (rules: SelectionRules): Readonly<Record<string, fc.Arbitrary<string>>> => ({
  territory: fc.constantFrom('FR', 'FR-METRO', 'REG-52', 'DEP-49', 'DEP-2A', 'EPCI-244900809', 'COM-49127', 'pnr'),
  topic: qualifiedSlug,
  audience: qualifiedSlug,
  lever: qualifiedSlug,
  challenge: qualifiedSlug,
  sector: qualifiedSlug,
  zoning: qualifiedSlug,
  indicator: slug,
  kind: anyOf(keysOf(rules.kinds)),
  organisation: slug,
  publisher: slug,
  series: slug,
  attendance: fc.constantFrom(...keysOf(ATTENDANCE_MODES)),
  status: anyOf(keysOf(rules.statuses)),
  exclude: fc.oneof(
    slug,
    fc.tuple(slug, slug).map(([documentId, instance]) => `${documentId}@${instance}`),
  ),
});
const singles: Readonly<Record<string, fc.Arbitrary<string>>> = {
  reach: fc.constantFrom(...REACHES),
  fallback: fc.constantFrom(...FALLBACKS),
  q: fc.stringMatching(/^[ %]?[\p{L}\d]{1,8}[ '’\p{L}&=+%#-]{0,8}$/u),
  selection: slug,
  lang: fc.constantFrom(...LANGUAGES),
  limit: fc.integer({ min: 1, max: 100 }).map(String),
  cursor: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
};
const period: fc.Arbitrary<Pair[]> = fc.oneof(
  fc.constant<Pair[]>([]),
  fc.constantFrom(...WHENS).map((when): Pair[] => [['when', when]]),
  fc.constant<Pair[]>([
    ['when', 'past'],
    ['from', '2025-01-01'],
    ['to', '2025-12-31'],
  ]),
  fc.integer({ min: 1, max: 3660 }).map((days): Pair[] => [['days', String(days)]]),
);

/** Some pairs of each of these names that the collection knows. */
function pairsOf(
  rules: SelectionRules,
  arbitraries: Readonly<Record<string, fc.Arbitrary<string>>>,
  maxLength: number,
): fc.Arbitrary<Pair[]> {
  const names = namesOf(rules);
  return fc
    .tuple(
      ...Object.entries(arbitraries)
        .filter(([name]) => names.includes(name))
        .map(([name, value]) =>
          fc.array(
            value.map((text): Pair => [name, text]),
            { maxLength },
          ),
        ),
    )
    .map((pairs) => pairs.flat());
}

/** Pairs that make a valid selection: several values for some names, one for others, a period where there are dates. */
const validPairs = (rules: SelectionRules): fc.Arbitrary<Pair[]> =>
  fc
    .tuple(
      pairsOf(rules, valuesOf(rules), 4),
      pairsOf(rules, singles, 1),
      rules.without.includes('when') ? fc.constant([]) : period,
    )
    .map((pairs) => pairs.flat());

describe('the selection grammar', () => {
  it('covers every name in the tests', () => {
    const tested = [...Object.keys(valuesOf(AGENDA_RULES)), ...Object.keys(singles), 'when', 'from', 'to', 'days'];
    expect(new Set(tested)).toEqual(new Set(SELECTION_NAMES));
    expect(Object.keys(selectionOf([])).toSorted()).toEqual(SELECTION_NAMES.toSorted());
  });

  it.each(COLLECTION_RULES)('gives a selection back from its pairs: $collection', (rules) => {
    fc.assert(
      fc.property(validPairs(rules), (pairs) => {
        const selection = selectionOf(pairs, rules);
        expect(selectionOf(selectionPairs(selection), rules)).toEqual(selection);
        expect(selectionOf([...new URLSearchParams(selectionKey(selection))], rules)).toEqual(selection);
      }),
      { numRuns },
    );
  });

  it('has one key for every order and repetition of the same pairs', () => {
    const shuffled = validPairs(AGENDA_RULES).chain((pairs) =>
      fc.tuple(fc.constant(pairs), fc.shuffledSubarray([...pairs, ...pairs], { minLength: pairs.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, ([pairs, others]) => {
        expect(selectionKey(selectionOf(others))).toBe(selectionKey(selectionOf(pairs)));
      }),
      { numRuns },
    );
  });

  it('has different keys for different selections', () => {
    fc.assert(
      fc.property(validPairs(AGENDA_RULES), validPairs(AGENDA_RULES), (one, other) => {
        const [first, second] = [selectionOf(one), selectionOf(other)];
        const areSame = JSON.stringify(first) === JSON.stringify(second);
        expect(selectionKey(first) === selectionKey(second)).toBe(areSame);
      }),
      { numRuns },
    );
  });

  it('never throws, whatever it is given', () => {
    const name = fc.oneof(fc.constantFrom(...SELECTION_NAMES, '__proto__', 'constructor'), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string({ unit: 'binary' }))), (pairs) => {
        for (const problem of problemsOf(pairs)) {
          expect(describeProblem(problem, 'fr').length).toBeLessThan(1000);
          expect(describeProblem(problem, 'en')).not.toMatch(LONE_SURROGATE);
        }
      }),
      { numRuns },
    );
  });

  it('reads numbers written with zeros in front as the same number', () => {
    expect(selectionKey(selectionOf([['limit', '020']]))).toBe(selectionKey(selectionOf([['limit', '20']])));
  });
});

describe('what is too much', () => {
  const unknown = (count: number) =>
    Array.from({ length: count }, (_, index): [string, string] => [`x${String(index)}`, '1']);
  const values = (count: number) =>
    Array.from({ length: count }, (_, index): [string, string] => ['topic', `theme-${String(index)}`]);

  it('is a fifty-first value of a name, however often the others are said', () => {
    expect(parseSelection([...values(50), ...values(50)])).toMatchObject({ ok: true });
    expect(parseSelection(values(51))).toEqual({
      ok: false,
      problems: [{ name: 'topic', reason: 'too-many', allowed: ['1-50 values'] }],
      others: 0,
    });
  });

  it('is described ten times, and counted beyond', () => {
    const refused = parseSelection(unknown(400));
    if (refused.ok) throw new Error('Nothing was refused');
    expect(refused.problems).toHaveLength(10);
    expect(refused.others).toBe(390);
    expect([describeOthers(390, 'fr'), describeOthers(1, 'en'), describeOthers(0, 'fr')]).toEqual([
      'Il y a 390 autres erreurs.',
      'There is one more problem.',
      '',
    ]);
  });
});

describe('what is refused', () => {
  it.each<[string, string, SelectionProblem['reason'], string | RegExp]>([
    ['territory', '49430', 'unknown-value', 'COM-49127'],
    ['territory', 'com 49127', 'unknown-value', 'DEP-49'],
    ['topic', 'Économie', 'unknown-value', 'slug'],
    ['topic', 'a:b:c', 'unknown-value', 'vocabulary:slug'],
    ['audience', '', 'unknown-value', 'slug'],
    ['kind', 'WEBINAR', 'unknown-value', 'webinar'],
    ['kind', 'toString', 'unknown-value', 'webinar'],
    ['status', 'past', 'unknown-value', 'cancelled'],
    ['attendance', 'hybrid', 'unknown-value', 'mixed'],
    ['organisation', '-rtes', 'unknown-value', 'slug'],
    ['when', 'tomorrow', 'unknown-value', 'upcoming'],
    ['reach', 'near', 'unknown-value', 'covering'],
    ['fallback', 'down', 'unknown-value', 'up'],
    ['from', '2025-02-30', 'unknown-value', 'YYYY-MM-DD'],
    ['from', '2025-02', 'unknown-value', 'YYYY-MM-DD'],
    ['days', '0', 'out-of-range', '1-3660'],
    ['days', '-3', 'out-of-range', '1-3660'],
    ['days', 'ten', 'unknown-value', '1-3660'],
    ['limit', '101', 'out-of-range', '1-100'],
    ['limit', '9999999999999999999999', 'out-of-range', '1-100'],
    ['limit', '1.5', 'unknown-value', '1-100'],
    ['limit', '1e1', 'unknown-value', '1-100'],
    ['lang', 'de', 'unknown-value', 'fr'],
    ['cursor', 'a b', 'unknown-value', 'cursor'],
    ['territory', 'DEP-49\n', 'unknown-value', 'DEP-49'],
    ['lever', 'Financer', 'unknown-value', 'vocabulary:slug'],
    ['challenge', 'a:b:c', 'unknown-value', 'vocabulary:slug'],
    ['sector', ':', 'unknown-value', 'slug'],
    ['zoning', '', 'unknown-value', 'slug'],
    ['q', '', 'unknown-value', '1-200 characters'],
    ['q', ' \t ', 'unknown-value', '1-200 characters'],
    ['q', '%_\\', 'unknown-value', '1-200 characters'],
    ['q', 'x'.repeat(201), 'unknown-value', '1-200 characters'],
    ['exclude', 'a@b@c', 'unknown-value', 'slug'],
    ['exclude', 'Un titre', 'unknown-value', 'id'],
    ['selection', 'a:b', 'unknown-value', 'slug'],
  ])('%s=%j', (name, value, reason, allowed) => {
    const [problem, ...others] = problemsOf([[name, value]]);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ name, value, reason });
    expect(problem?.allowed).toContain(allowed);
  });

  it('names every wrong value, and keeps none of the right ones', () => {
    expect(
      problemsOf([
        ['kind', 'webinar'],
        ['kind', 'party'],
        ['status', 'gone'],
      ]).map(({ value }) => value),
    ).toEqual(['party', 'gone']);
  });

  it.each(COLLECTION_RULES)('a name that the collection does not know: $collection', (rules) => {
    const names = namesOf(rules);
    expect(names.length + rules.without.length).toBe(SELECTION_NAMES.length);
    for (const name of rules.without) {
      expect(problemsOf([[name, '1']], { rules })).toEqual([{ name, reason: 'unknown-name', allowed: names }]);
    }
    const known = Object.entries({ ...valuesOf(rules), ...singles }).filter(([name]) => names.includes(name));
    for (const [name, value] of known) {
      fc.assert(
        fc.property(value, (text) => {
          expect(problemsOf([[name, text]], { rules })).toEqual([]);
        }),
        { numRuns: 5 },
      );
    }
  });

  it('a kind or status of another collection', () => {
    expect(problemsOf([['kind', 'webinar']], { rules: SELECTION_RULES.ressources })).toMatchObject([
      { name: 'kind', value: 'webinar', reason: 'unknown-value' },
    ]);
    expect(problemsOf([['status', 'active']])).toMatchObject([{ name: 'status', reason: 'unknown-value' }]);
    expect(problemsOf([['status', 'active']], { rules: SELECTION_RULES.initiatives })).toEqual([]);
  });

  it('an unknown name, unless the page is for people', () => {
    expect(problemsOf([['ville', 'Durtal']])).toEqual([
      { name: 'ville', reason: 'unknown-name', allowed: namesOf(AGENDA_RULES) },
    ]);
    expect(problemsOf([['ville', 'Durtal']], { ignoreUnknownNames: true })).toEqual([]);
    expect(
      problemsOf([
        ['__proto__', 'x'],
        ['constructor', 'x'],
      ]).map(({ reason }) => reason),
    ).toEqual(['unknown-name', 'unknown-name']);
    expect(problemsOf([['kind', 'party']], { ignoreUnknownNames: true })).toHaveLength(1);
  });

  it.each<[Pair[], string]>([
    [
      [
        ['from', '2025-09-11'],
        ['to', '2025-09-10'],
      ],
      'to',
    ],
    [
      [
        ['days', '30'],
        ['from', '2025-09-11'],
      ],
      'days',
    ],
    [
      [
        ['days', '30'],
        ['to', '2025-09-11'],
      ],
      'days',
    ],
    [
      [
        ['when', 'recurring'],
        ['days', '30'],
      ],
      'when',
    ],
    [
      [
        ['when', 'recurring'],
        ['from', '2025-09-11'],
      ],
      'when',
    ],
  ])('a contradiction: %j', (pairs, name) => {
    expect(problemsOf(pairs)).toMatchObject([{ name, reason: 'contradiction' }]);
  });

  it('two values where one is possible, but not the same one twice', () => {
    expect(
      problemsOf([
        ['when', 'past'],
        ['when', 'all'],
      ]),
    ).toMatchObject([{ name: 'when', reason: 'repeated' }]);
    expect(
      problemsOf([
        ['when', 'past'],
        ['when', 'past'],
      ]),
    ).toEqual([]);
  });

  it('without repeating hundreds of faults', () => {
    const pairs = Array.from({ length: 500 }, (_, index): Pair => [`name${index}`, 'x']);
    expect(problemsOf(pairs)).toHaveLength(10);
  });
});

describe('tracking names', () => {
  it.each([...TRACKING_NAMES, 'utm_source', 'utm_', 'mc_cid', 'mc_eid', 'pk_campaign', 'at_medium'])(
    'ignores %s',
    (name) => {
      expect(isTrackingName(name)).toBe(true);
      expect(problemsOf([[name, '<script>']])).toEqual([]);
      expect(
        selectionKey(
          selectionOf([
            [name, 'x'],
            ['kind', 'webinar'],
          ]),
        ),
      ).toBe('kind=webinar');
    },
  );

  it('are never names of the grammar', () => {
    expect(SELECTION_NAMES.filter(isTrackingName)).toEqual([]);
  });
});

describe('describeProblem', () => {
  const [problem] = problemsOf([['kind', 'party']]);

  it('says what is wrong and what is allowed, in both languages', () => {
    expect(describeProblem(problem!, 'en')).toMatch(
      /^“kind”: “party”: this value is not recognised\. Allowed: club-meeting, /,
    );
    expect(describeProblem(problem!, 'fr')).toMatch(
      /^«\u00a0kind\u00a0»\u00a0: «\u00a0party\u00a0»\u00a0: cette valeur n’est pas reconnue\. Valeurs possibles\u00a0: club-meeting, /,
    );
  });

  it('suggests what was probably meant', () => {
    const suggesting = { ...problem!, suggestions: ['COM-49127 Durtal'] };
    expect(describeProblem(suggesting, 'fr')).toMatch(/Vouliez-vous dire\u00a0: COM-49127 Durtal\u00a0\?$/);
    expect(describeProblem(suggesting, 'en')).toMatch(/Did you mean: COM-49127 Durtal\?$/);
  });

  it.each([
    ['a value', (text: string): Pair => ['kind', text]],
    ['a name', (text: string): Pair => [text, 'x']],
  ])('names %s that is hostile without echoing it whole', (_, pairOf) => {
    const told = (text: string) => describeProblem(problemsOf([pairOf(text)])[0]!, 'fr');
    expect(told('x'.repeat(10_000))).toContain(`${'x'.repeat(80)}…`);
    expect(told('x'.repeat(10_000))).not.toContain('x'.repeat(81));
    expect(told('a\r\nSet-Cookie: b=c\u0000\u202e\u2028')).not.toMatch(/\p{Control}|\p{Format}|\p{Line_Separator}/u);
    expect(told('😀'.repeat(200))).not.toMatch(LONE_SURROGATE);
    expect(told(`${'x'.repeat(79)}😀`)).not.toMatch(LONE_SURROGATE);
    expect(told('e\u0301te\u0301')).toContain('été');
  });
});
