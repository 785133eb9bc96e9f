import { describe, expect, it } from 'vitest';
import { areAlike, titleLikeness } from '../../src/intake/likeness';
import { planImport, type Candidate, type KnownEvent, type KnownState } from '../../src/intake/plan';
import type { IntakeRecord } from '../../src/intake/records';

const candidate = (more: Partial<Candidate> = {}): Candidate => ({
  externalId: 'ical:essai:1',
  uid: 'plugin::ess.event',
  title: 'Atelier',
  position: 1,
  hash: 'new',
  fields: { title: 'b', places: 'a' },
  isOwn: false,
  isPrivate: false,
  leftOut: undefined,
  unknownZone: undefined,
  contacts: [],
  notes: [],
  ...more,
});
const record = (more: Partial<IntakeRecord> = {}): IntakeRecord => ({
  externalId: 'ical:essai:1',
  documentId: 'document1',
  contentHash: 'old',
  uid: 'plugin::ess.event',
  sourceFields: { title: 'a', places: 'a' },
  writtenFields: { title: 'x', places: 'y' },
  createdByImport: 1,
  lastImport: 1,
  toldHash: null,
  ...more,
});
const state = (more: Partial<KnownState> = {}): KnownState => ({
  records: new Map(),
  documents: new Map(),
  takenIds: new Set(),
  events: [],
  decisions: new Map(),
  isErased: () => false,
  ...more,
});
const recorded = (stored: IntakeRecord, now?: Record<string, string>): KnownState =>
  state({
    records: new Map([[stored.externalId, stored]]),
    documents: now ? new Map([[stored.documentId, now]]) : new Map(),
  });
const everything = { forced: new Set<string>(), mayWrite: () => true };
const untouched = { title: 'x', places: 'y' };

function planned(known: KnownState, entry: Candidate = candidate()) {
  const [line] = planImport([entry], known, everything);
  return line!;
}

describe('what an import will do', () => {
  it('creates what is new, and only once', () => {
    const lines = planImport([candidate(), candidate({ position: 2 })], state(), everything);
    expect(lines.map(({ action }) => action)).toEqual(['create', 'skip']);
    expect(lines[1]?.reason.fr).toBe('Même identifiant que la ligne 1');
  });

  it('leaves what did not change, and says when it was edited here', () => {
    expect(planned(recorded(record({ contentHash: 'new' }), untouched))).toMatchObject({ action: 'unchanged' });
    const edited = planned(recorded(record({ contentHash: 'new' }), { ...untouched, title: 'z' }));
    expect(edited.action).toBe('unchanged');
    expect(edited.reason.fr).toContain('modifiée ici');
  });

  it('changes what nobody touched, and names the fields', () => {
    expect(planned(recorded(record(), untouched))).toMatchObject({
      action: 'change',
      fields: ['title'],
      documentId: 'document1',
    });
  });

  it('never overwrites what was edited here', () => {
    expect(planned(recorded(record(), { ...untouched, places: 'z' }))).toMatchObject({
      action: 'conflict',
      fields: ['places'],
    });
  });

  it('calls a conflict what was loaded without memory of its fields', () => {
    expect(planned(recorded(record({ writtenFields: null, sourceFields: null }), untouched)).action).toBe('conflict');
  });

  it('brings back neither what was deleted here nor who was erased', () => {
    expect(planned(recorded(record())).action).toBe('skip');
    expect(planned(state({ isErased: () => true })).action).toBe('skip');
  });

  it('skips its own entries, identifiers that are taken, and types that the person may not write', () => {
    expect(planned(state(), candidate({ isOwn: true })).action).toBe('skip');
    expect(planned(state({ takenIds: new Set(['ical:essai:1']) })).action).toBe('skip');
    const [line] = planImport([candidate()], state(), { ...everything, mayWrite: () => false });
    expect(line?.action).toBe('skip');
  });
});

describe('probable doubles', () => {
  const likeness = {
    title: 'Atelier vélo participatif',
    starts: ['2025-09-11T09:30'],
    communes: ['COM-49127'],
    venues: [] as string[],
  };
  const known: KnownEvent = {
    ...likeness,
    title: 'Atelier vélo',
    starts: ['2025-09-11'],
    documentId: 'other',
    externalId: 'openagenda:1',
    when: undefined,
    where: undefined,
  };

  it('are skipped, listed, and created when a person says so', () => {
    const entry = candidate({ likeness });
    const [line] = planImport([entry], state({ events: [known] }), everything);
    expect(line).toMatchObject({ action: 'skip', canBeForced: true, documentId: 'other' });
    expect(line?.reason.fr).toBe('Déjà là\u00a0? «\u00a0Atelier vélo\u00a0», le même jour');
    const [forced] = planImport([entry], state({ events: [known] }), {
      ...everything,
      forced: new Set([entry.externalId]),
    });
    expect(forced?.action).toBe('create');
  });

  it('are never two identifiers of one source, here or in the file', () => {
    const lines = planImport(
      [candidate({ likeness }), candidate({ externalId: 'ical:essai:2', position: 2, likeness })],
      state({ events: [{ ...known, externalId: 'ical:essai:0' }] }),
      everything,
    );
    expect(lines.map(({ action }) => action)).toEqual(['create', 'create']);
  });

  it('are asked about once: what a person decided holds', () => {
    const entry = candidate({ likeness });
    const decided = (isSame: boolean) =>
      planImport(
        [entry],
        state({ events: [known], decisions: new Map([[entry.externalId, { documentId: 'other', isSame }]]) }),
        everything,
      )[0];
    expect(decided(true)?.action).toBe('skip');
    expect(decided(true)?.reason.fr).toContain('vous l’avez dit');
    expect(decided(false)?.action).toBe('create');
  });

  it.each([
    ['another day', { ...likeness, starts: ['2025-09-12'] }, false],
    ['another hour of the day', { ...likeness, starts: ['2025-09-11T14:00'] }, false],
    ['a day without hour', { ...likeness, starts: ['2025-09-11'] }, true],
    ['another commune', { ...likeness, communes: ['COM-49007'] }, false],
    ['an unknown place, the same title', { ...likeness, communes: [] }, true],
    ['an unknown place, a near title', { ...likeness, title: 'Atelier vélo', communes: [] }, false],
    ['a number of its own', { ...likeness, title: 'Atelier vélo 2' }, false],
    ['another title', { ...likeness, title: 'Conseil municipal' }, false],
    ['another place of the commune', { ...likeness, venues: ['Centre social Sud'] }, true],
    ['a month', { ...likeness, starts: ['2025-09'] }, false],
  ])('%s: %o', (_what, other, alike) => {
    expect(areAlike(likeness, other)).toBe(alike);
  });

  it.each([
    ['Poule A', 'Poule B'],
    ['Visite guidée du moulin - groupe 1', 'Visite guidée du moulin - groupe 2'],
  ])('%s is not %s', (one, other) => {
    expect(areAlike({ ...likeness, title: one }, { ...likeness, title: other })).toBe(false);
    expect(areAlike({ ...likeness, title: one }, { ...likeness, title: `${one} !` })).toBe(true);
  });

  it('are told apart by the place where both name one', () => {
    const north = { ...likeness, venues: ['Centre social Nord'] };
    expect(areAlike(north, { ...likeness, venues: ['Centre social Sud'] })).toBe(false);
    expect(areAlike(north, { ...likeness, venues: ['centre social nord'] })).toBe(true);
  });

  it('waits for who says it: a private event, an unknown time zone', () => {
    expect(planned(state(), candidate({ isPrivate: true }))).toMatchObject({ action: 'skip', canBeForced: true });
    const unknown = planned(state(), candidate({ unknownZone: 'Mars/Olympus' }));
    expect(unknown).toMatchObject({ action: 'skip', canBeForced: false });
    expect(unknown.reason.fr).toContain('Mars/Olympus');
  });

  it('do not cost more when thousands of entries share a day, a place and a title', () => {
    const entries = Array.from({ length: 5_000 }, (_, index) =>
      candidate({
        externalId: `csv:essai:${String(index)}`,
        position: index + 1,
        likeness: { ...likeness, title: `Marché ${String(index)}` },
      }),
    );
    const events = entries.map(({ externalId, likeness: alike }): KnownEvent => ({
      ...known,
      ...alike!,
      title: `Foire ${externalId}`,
    }));
    const lines = planImport(entries, state({ events }), everything);
    expect(lines.every(({ action }) => action === 'create')).toBe(true);
  });

  it('compares titles by their words, whatever accents and order', () => {
    expect(titleLikeness('Fête de la récup’', 'FETE DE LA RECUP')).toBe(1);
    expect(titleLikeness('Fête', 'Conseil')).toBe(0);
    expect(titleLikeness('Atelier 1', 'Atelier 2')).toBeLessThan(0.5);
    expect(titleLikeness('', '')).toBe(1);
  });
});
