/** What heads the folded rows of the form: words, whatever the component. */
import { HALF_DAYS, LANGUAGES, type Language } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { headRowsInWords } from '../../admin/src/content-manager/row-titles';
import { COMPONENTS } from '../src/components';
import { COMPONENT_LAYOUTS } from '../src/components/layouts';
import { ROW_TITLE, ROW_TITLES, rowTitle } from '../src/components/row-titles';
import { contentTypes } from '../src/content-types';
import type { ComponentLayout } from '../src/content-types/content-manager';
import { ENUMERATION_LABELS } from '../src/content-types/enumeration-labels';
import { titledRows } from '../src/editorial/row-titles/rows';

const layouts: Readonly<Record<string, ComponentLayout>> = COMPONENT_LAYOUTS;
const components = Object.entries(COMPONENTS);
const options = new Set(ENUMERATION_LABELS.map(([value]) => value));

const titled = (component: string, row: Readonly<Record<string, string>>, language: Language = 'fr') =>
  rowTitle(component, (field) => row[field] ?? '', language).replaceAll('\u00a0', ' ');

/** The field that heads a row once the hook of the edit view has seen it. */
const headOf = (component: string, mainField: string) => {
  const field = {
    attribute: { type: 'component', component: `ess.${component}` },
    mainField: { name: mainField, type: 'string' },
  };
  return headRowsInWords({ layout: { layout: [[[field]]], components: {} } }).layout.layout[0]?.[0]?.[0]?.mainField
    .name;
};

describe.each(components)('a folded row of %s', (component, { attributes }) => {
  it('is headed neither by an enumeration, nor by a number, nor by nothing', () => {
    const head = headOf(component, layouts[component]?.mainField ?? '');
    if (head === ROW_TITLE) expect(ROW_TITLES).toHaveProperty([component]);
    else expect(['string', 'text']).toContain(attributes[head ?? '']?.type);
  });

  it.each(LANGUAGES)('says its options in words, and something when it is empty, in %s', (language) => {
    if (!ROW_TITLES[component]) return;
    expect(titled(component, {}, language)).not.toBe('');
    for (const [field, attribute] of Object.entries(attributes)) {
      if (!Array.isArray(attribute.enum)) continue;
      for (const value of attribute.enum.map(String))
        expect(options.has(titled(component, { [field]: value }, language))).toBe(false);
    }
  });

  it('bears no field of the name under which its title travels', () => {
    expect(attributes).not.toHaveProperty(ROW_TITLE);
  });
});

describe('the title of a row', () => {
  it.each<[string, Record<string, string>, string]>([
    ['session', { start: '09:30', title: 'Ouverture' }, '9 h 30 – Ouverture'],
    ['session', { start: 'le matin', title: 'Ouverture' }, 'le matin – Ouverture'],
    ['sub-session', { title: 'Mot d’accueil' }, 'Mot d’accueil'],
    [
      'occurrence',
      { start: '2025-09-11T09:30', end: '2025-09-11T16:00', time_zone: 'Europe/Paris' },
      'jeudi 11 septembre 2025, de 9 h 30 à 16 h',
    ],
    ['occurrence', { start: '2025-09-11', half_day: HALF_DAYS.morning.stored }, 'jeudi 11 septembre 2025, matin'],
    ['occurrence', { start: 'jeudi' }, 'jeudi'],
    ['occurrence', {}, 'Date'],
    [
      'participation',
      { person: 'Camille Exemple', function_at_date: 'maire', role: 'speaker' },
      'Camille Exemple, maire',
    ],
    ['participation', { unit_label: 'Le pôle territoires', role: 'host' }, 'Le pôle territoires, Accueil'],
    ['involvement', { role: 'organiser', organisation: 'CRESS' }, 'Organisé par CRESS'],
    ['selection-item', { key_figure: 'Part de l’ESS' }, 'Part de l’ESS'],
    ['place-option', { name: 'Salle de l’Odyssée', territory: 'Durtal' }, 'Salle de l’Odyssée, Durtal'],
    ['provenance', { document: 'Programme', locator: 'p. 2' }, 'Programme, p. 2'],
    ['alias', { label: 'RTES' }, 'Autre nom'],
  ])('%s %j: %s', (component, row, title) => {
    expect(titled(component, row)).toBe(title);
  });

  it('follows the language of the person', () => {
    expect(titled('session', { start: '14:00', title: 'Atelier' }, 'en')).toBe('14:00 – Atelier');
    expect(titled('involvement', { role: 'partner', organisation: 'RTES' }, 'en')).toBe('In partnership with RTES');
  });
});

describe('what an administrator chose to head the rows', () => {
  it('stays, while what the plugin shipped gives way', () => {
    expect(headOf('session', 'summary')).toBe('summary');
    expect(headOf('session', 'title')).toBe(ROW_TITLE);
    expect(headOf('involvement', 'role')).toBe(ROW_TITLE);
    expect(headOf('alias', 'label')).toBe('label');
  });
});

describe('the rows of an entry', () => {
  it('are found however deep they stand, with where they stand', () => {
    const entry = {
      title: 'Rencontre',
      registration: { fee: 'Gratuit' },
      occurrences: [{ start: '2025-09-11' }],
      sessions: [{ title: 'Ouverture', participations: [{ role: 'host' }], sessions: [{ title: 'Accueil' }] }],
    };
    expect(
      titledRows(entry, contentTypes.event.schema.attributes).map(({ component, path }) => [component, path]),
    ).toEqual([
      ['occurrence', 'occurrences.0'],
      ['session', 'sessions.0'],
      ['participation', 'sessions.0.participations.0'],
      ['sub-session', 'sessions.0.sessions.0'],
    ]);
  });
});
