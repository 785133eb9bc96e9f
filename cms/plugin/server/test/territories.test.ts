import type { TerritoryLevel } from 'ess-shared-types';
import { beforeAll, describe, expect, it } from 'vitest';
import { editDistance, lettersOf, mayBeNear } from '../src/territories/nearest-names';
import { planLoad, type StoredTerritory } from '../src/territories/load-plan';
import { readOfficialCode, type OfficialTerritory } from '../src/territories/official-code';
import { readOfficialCodeFiles, vintageOfVersion } from '../src/territories/official-code-files';
import { publishedTerritory } from '../src/territories/published-territories';
import { withInsensitiveNames, withInsensitiveOrder, wordConditions } from '../src/territories/search-conditions';
import { territoryLabel, territorySearchKey } from '../src/territories/territory-label';
import { TerritoryIndex } from '../src/territories/territory-index';

let official: OfficialTerritory[];
let byCode: ReadonlyMap<string, OfficialTerritory>;
let index: TerritoryIndex;

beforeAll(async () => {
  official = readOfficialCode(await readOfficialCodeFiles());
  byCode = new Map(official.map((territory) => [territory.code, territory]));
  index = indexOf(stored(official), official);
}, 60_000);

/** What a first load stores. */
function stored(territories: readonly OfficialTerritory[]): StoredTerritory[] {
  return planLoad([], territories).created.map(({ columns, links }, position) => ({
    id: position + 1,
    ...columns,
    ...links,
  }));
}

function indexOf(territories: readonly StoredTerritory[], code: readonly OfficialTerritory[]): TerritoryIndex {
  const rows = territories.map((territory) =>
    publishedTerritory({ ...territory, documentId: `document-${territory.id}` }),
  );
  return TerritoryIndex.of(
    rows,
    code.flatMap(({ code: successor, formerCodes }) => formerCodes.map((former) => ({ code: former, successor }))),
  );
}

describe('the Code officiel géographique', () => {
  it('is whole, and every parent exists', () => {
    const count = (level: string) => official.filter((territory) => territory.level === level).length;
    expect(byCode.size).toBe(official.length);
    expect([count('region'), count('department'), count('epci'), count('commune')]).toEqual([18, 109, 1255, 34969]);
    expect([count('delegated-commune'), count('associated-commune'), count('municipal-arrondissement')]).toEqual([
      2105, 471, 45,
    ]);
    expect(official.flatMap(({ parents }) => parents).filter((parent) => !byCode.has(parent))).toEqual([]);
    expect(new Set(official.map(({ vintage }) => vintage))).toEqual(new Set(['2026']));
  });

  it('keeps apart what bears the same digits or the same name', () => {
    expect(byCode.get('COMD-49377')?.name).toBe('Villevêque');
    expect(byCode.get('COM-49377')?.name).toBe('Rives-du-Loir-en-Anjou');
    const labels = new Set(official.map(({ label }) => label));
    expect(labels.size).toBe(official.length);
  });

  it.each([
    ['COM-53180', 'Pommerieux (Mayenne, commune)'],
    ['COM-57547', 'Pommérieux (Moselle, commune)'],
    ['COMD-49177', 'Liré (Maine-et-Loire, commune déléguée d’Orée d’Anjou)'],
    ['COMD-49105', 'Contigné (Maine-et-Loire, commune déléguée des Hauts-d’Anjou)'],
    ['ARM-13201', 'Marseille 1er Arrondissement (Bouches-du-Rhône, arrondissement municipal de Marseille)'],
    ['EPCI-244900809', 'CC Anjou Bleu Communauté (Maine-et-Loire, intercommunalité)'],
    ['DEP-49', 'Maine-et-Loire (département)'],
    ['REG-52', 'Pays de la Loire (région)'],
    ['DEP-988', 'Nouvelle-Calédonie (outre-mer)'],
    ['FR-METRO', 'France métropolitaine'],
  ])('says %s as people recognise it', (code, label) => {
    expect(byCode.get(code)?.label).toBe(label);
  });

  it('gives an intercommunality the smallest territory that holds all its communes', () => {
    expect(byCode.get('EPCI-200060010')?.parents).toEqual(['DEP-49']);
    expect(byCode.get('EPCI-200054781')?.parents).toEqual(['REG-11']);
    const acrossRegions = official.filter(({ level, parents }) => level === 'epci' && parents[0] === 'FR-METRO');
    expect(acrossRegions).toHaveLength(26);
    expect(acrossRegions.every(({ department }) => department === null)).toBe(true);
  });

  it('numbers vintages as the package does', () => {
    expect([vintageOfVersion('6.0.0'), vintageOfVersion('5.3.0')]).toEqual(['2026', '2025']);
  });
});

describe('ancestry', () => {
  it.each([
    ['COM-49127', ['EPCI-200068955', 'DEP-49', 'REG-52', 'FR-METRO', 'FR']],
    ['COMD-49177', ['COM-49126', 'EPCI-200060010', 'DEP-49', 'REG-52', 'FR-METRO', 'FR']],
    ['COM-75056', ['EPCI-200054781', 'DEP-75', 'REG-11', 'FR-METRO', 'FR']],
    ['DEP-974', ['REG-04', 'FR']],
    ['COM-97502', ['DEP-975', 'FR']],
    ['FR', []],
  ])('of %s is nearest first', (code, ancestors) => {
    expect(index.selfAndAncestors(code)).toEqual([code, ...ancestors]);
  });

  it('of an unknown code is empty', () => {
    expect(index.selfAndAncestors('COM-99999')).toEqual([]);
  });

  it('widens through the levels that people know', () => {
    expect(index.enclosing('COMD-49177').map(({ code }) => code)).toEqual([
      'COM-49126',
      'EPCI-200060010',
      'DEP-49',
      'REG-52',
      'FR',
    ]);
  });

  it('goes down to the nearest parts of a level, the most populous first, and no further', () => {
    const parts = (code: string, level: TerritoryLevel) => index.partsOf(code, [level]).map((part) => part.code);
    expect(parts('FR', 'region')).toHaveLength(18);
    expect(parts('REG-52', 'department')).toEqual(expect.arrayContaining(['DEP-44', 'DEP-49', 'DEP-53', 'DEP-72']));
    expect(parts('REG-52', 'department')).toHaveLength(5);
    expect(parts('EPCI-200068955', 'commune')).toContain('COM-49127');
    expect(parts('DEP-49', 'epci')).toContain('EPCI-200068955');
    expect(parts('COM-99999', 'commune')).toEqual([]);
    // A commune that became a part of another is none of the department.
    expect(parts('DEP-49', 'commune')).not.toContain('COM-49177');
    const populations = index.partsOf('DEP-49', ['commune']).map(({ population }) => population ?? 0);
    expect(populations).toEqual([...populations].sort((one, other) => other - one));
  });

  it('ends although areas made by hand contain each other', () => {
    const area = (code: string, parent: string): StoredTerritory => ({ ...handMade(code), parents: [parent] });
    const circle = indexOf([area('un', 'deux'), area('deux', 'un')], []);
    expect(circle.selfAndAncestors('un')).toEqual(['un', 'deux']);
  });
});

describe('codes out of use', () => {
  it.each([
    ['COM-49177', 'COM-49126'],
    ['COM-01126', 'COM-01033'],
    ['COM-13201', 'COM-13055'],
  ])('%s leads to %s', (code, successor) => {
    const resolved = index.resolve(code);
    expect([resolved?.territory.code, resolved?.redirectedFrom]).toEqual([successor, code]);
  });

  it('a delegated commune answers for itself', () => {
    expect(index.resolve('COMD-49177')).toEqual({ territory: index.get('COMD-49177') });
    expect(index.resolve('COM-99999')).toBeUndefined();
  });
});

describe('what was probably meant', () => {
  it.each([
    ['49430', 'COM-49127'],
    ['COM-49430', 'COM-49127'],
    ['49127', 'COM-49127'],
    ['dep-49', 'DEP-49'],
    ['2a', 'DEP-2A'],
    ['Durtal', 'COM-49127'],
    ['Durttal', 'COM-49127'],
    ['maine-et-loire', 'DEP-49'],
    ['Champgenêteux', 'COM-53053'],
    ['St Denis d’Anjou', 'COM-53210'],
  ])('%s suggests %s first', (text, code) => {
    expect(index.suggest(text)[0]?.code).toBe(code);
  });

  it('is nothing for what looks like no place', () => {
    expect([index.suggest(''), index.suggest('zzzzzzzz'), index.suggest('00000')]).toEqual([[], [], []]);
  });

  it('is found among all names that are as near, letter by letter', () => {
    // The textbook distance, without any of the shortcuts.
    const distance = (one: string, other: string): number => {
      const cells = Array.from({ length: one.length + 1 }, (_, row) =>
        Array.from({ length: other.length + 1 }, (__, column) => (row === 0 ? column : column === 0 ? row : 0)),
      );
      const cell = (row: number, column: number) => cells[row]?.[column] ?? Infinity;
      for (let row = 1; row <= one.length; row += 1)
        for (let column = 1; column <= other.length; column += 1)
          (cells[row] ?? [])[column] = Math.min(
            cell(row - 1, column) + 1,
            cell(row, column - 1) + 1,
            cell(row - 1, column - 1) + (one[row - 1] === other[column - 1] ? 0 : 1),
          );
      return cell(one.length, other.length);
    };
    const words = [
      'angers',
      'agners',
      'anges',
      'anger',
      'ang',
      'angres sur loire',
      '',
      'a',
      'zangers',
      'angersxx',
      'agnerss',
    ];
    for (const one of words)
      for (const other of words) {
        const exact = distance(one, other);
        expect(editDistance(one, other, 2), `${one}, ${other}`).toBe(exact > 2 ? Infinity : exact);
        if (exact <= 2) expect(mayBeNear(lettersOf(one), lettersOf(other), 2), `${one}, ${other}`).toBe(true);
      }
  });
});

describe('search by name', () => {
  const codes = (name: string) => index.find({ name }).map(({ code }) => code);

  it('puts exact names first, whatever the accents', () => {
    expect(codes('lire')[0]).toBe('COMD-49177');
    expect(codes('champgeneteux')).toEqual(['COM-53053']);
    expect(codes('POMMÉRIEUX').toSorted()).toEqual(['COM-53180', 'COM-57547']);
    expect(codes('mayenne').slice(0, 2)).toEqual(['DEP-53', 'COM-53147']);
    expect(codes('loir anjou rives')).toEqual(['COM-49377']);
  });

  it('narrows by level, container and codes', () => {
    const communes = index.find({ within: ['DEP-49'], levels: ['commune'] });
    expect(communes[0]?.name).toBe('Angers');
    expect(communes.every(({ department }) => department === 'Maine-et-Loire')).toBe(true);
    expect(index.find({ codes: ['COM-49127', 'DEP-53', 'COM-49127'] }).map(({ code }) => code)).toEqual([
      'DEP-53',
      'COM-49127',
    ]);
  });

  it('gives pages that are the list cut into parts, and says how long it is', () => {
    for (const query of [
      {},
      { within: ['DEP-49'] },
      { within: ['FR'], levels: ['epci', 'region'] as const },
      { name: 'saint' },
      { name: 'saint', within: ['REG-52'] },
      { codes: ['DEP-49', 'COM-49007'] },
      { within: ['COM-49007'] },
    ]) {
      const whole = index.find(query).map(({ code }) => code);
      for (const start of [0, 1, 100, whole.length - 1, whole.length]) {
        const { views, total } = index.page(query, start, 7);
        expect(views.map(({ code }) => code)).toEqual(whole.slice(Math.max(0, start), Math.max(0, start) + 7));
        expect(total).toBe(whole.length);
      }
    }
  });
});

describe('loading', () => {
  let part: OfficialTerritory[];

  /** Two departments and all that contains them: enough to plan with. */
  beforeAll(() => {
    const containers = new Set(['country', 'mainland', 'region', 'department']);
    part = official.filter(
      ({ level, department }) => containers.has(level) || ['Mayenne', 'Maine-et-Loire'].includes(department ?? ''),
    );
  });

  it('the same vintage again writes nothing', () => {
    const plan = planLoad(stored(part), part);
    expect([plan.created.length, plan.updated.length, plan.unchanged]).toEqual([0, 0, part.length]);
  });

  it('a newer one renames, moves, and retires what vanished towards its successor', () => {
    const newer = part
      .filter(({ code }) => code !== 'COM-53180')
      .map((territory) => {
        if (territory.code === 'COM-49127') return { ...territory, name: 'Durtal-sur-Loir', parents: ['DEP-49'] };
        return territory.code === 'COM-53011' ? { ...territory, formerCodes: ['COM-53180'] } : territory;
      });
    const plan = planLoad(stored(part), newer);
    expect(
      plan.updated.map(({ columns, links }) => [columns.code, columns.name, columns.territory_status, links]),
    ).toEqual([
      ['COM-49127', 'Durtal-sur-Loir', 'territory_current', { parents: ['DEP-49'], successor: null }],
      ['COM-53180', 'Pommerieux', 'territory_retired', { parents: ['COM-53011'], successor: 'COM-53011' }],
    ]);
    expect(plan.updated[1]?.columns.label).toBe('Pommerieux (Mayenne, ancienne commune)');
    const after = stored(part).map((territory) => {
      const update = plan.updated.find(({ id }) => id === territory.id);
      return update === undefined ? territory : { ...territory, ...update.columns, ...update.links };
    });
    expect(planLoad(after, newer).updated).toEqual([]);
    const reloaded = indexOf(after, newer);
    expect(reloaded.resolve('COM-53180')?.territory.code).toBe('COM-53011');
    expect(reloaded.selfAndAncestors('COM-53180')).toContain('DEP-53');
    expect(reloaded.find({ name: 'pommerieux' })).toEqual([]);
  });

  it('leaves areas made by hand and their links alone', () => {
    const durtal = stored(part).find(({ code }) => code === 'COM-49127');
    expect(durtal).toBeDefined();
    if (durtal === undefined) return;
    const linked = { ...durtal, parents: [...durtal.parents, 'vallee-du-loir'] };
    const plan = planLoad(
      [handMade('vallee-du-loir'), linked],
      part.filter(({ code }) => code === 'COM-49127'),
    );
    expect([plan.created, plan.updated, plan.unchanged]).toEqual([[], [], 1]);
  });
});

describe('search in the admin', () => {
  it('finds by name, code and postal code, and narrows by department', () => {
    const key = territorySearchKey({
      label: 'Pommerieux (Mayenne, commune)',
      code: 'COM-53180',
      postalCodes: ['53400'],
    });
    expect(key).toBe('pommerieux com 53180 53400 @mayenne @commune');
    expect(wordConditions('Pommérieux Mayenne')).toEqual([
      { $or: [{ search_key: { $startsWith: 'pommerieux' } }, { search_key: { $contains: ' pommerieux' } }] },
      {
        $or: [
          { search_key: { $startsWith: 'mayenne' } },
          { search_key: { $contains: ' mayenne' } },
          { search_key: { $contains: ' @mayenne' } },
        ],
      },
    ]);
    expect(wordConditions(' - ')).toEqual([]);
  });

  it('rewrites conditions on names and passes on all others as they are', () => {
    const query = new Map();
    const where = {
      $and: [{ level: 'level_commune' }, { name: { $containsi: 'Liré', $notNull: true } }, { id: { $notIn: query } }],
    };
    expect(withInsensitiveNames(where)).toEqual({
      $and: [
        { level: 'level_commune' },
        { $and: [{ name: { $notNull: true } }, ...wordConditions('lire')] },
        { id: { $notIn: query } },
      ],
    });
    expect(withInsensitiveNames({ label: { $startsWithi: 'L’Île' } })).toEqual({
      $and: [{ search_key: { $startsWith: 'l ile' } }],
    });
    expect(withInsensitiveNames({ name: { $containsi: '-' } })).toEqual({ name: { $containsi: '-' } });
    expect(withInsensitiveOrder([{ label: 'asc' }, { id: 'desc' }])).toEqual([{ search_key: 'asc' }, { id: 'desc' }]);
  });

  it('labels areas made by hand', () => {
    expect(territoryLabel({ name: 'Pays de Bray', level: 'other-area', department: null })).toBe(
      'Pays de Bray (autre périmètre)',
    );
  });
});

function handMade(code: string): StoredTerritory {
  return {
    id: 1_000_000,
    code,
    name: code,
    label: null,
    level: 'level_other_area',
    department: null,
    territory_status: 'territory_current',
    postal_codes: [],
    population: null,
    siren: null,
    vintage: null,
    search_key: null,
    parents: [],
    successor: null,
  };
}
