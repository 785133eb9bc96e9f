import { LANGUAGES } from 'ess-shared-types';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../admin/src/translations/messages';
import { COMPONENTS } from '../src/components';
import { COMPONENT_LABELS } from '../src/components/labels';
import { COMPONENT_LAYOUTS } from '../src/components/layouts';
import { contentTypes, TYPE_UIDS } from '../src/content-types';
import { TYPE_LABELS } from '../src/content-types/all-labels';
import type { Attribute, Attributes } from '../src/content-types/attributes';
import {
  componentConfiguration,
  targetOf,
  type ComponentLayout,
  type Configuration,
} from '../src/content-types/content-manager';
import { ENUMERATION_LABELS } from '../src/content-types/enumeration-labels';
import type { Labels, Words } from '../src/content-types/labels';

interface Described {
  readonly attributes: Attributes;
  readonly labels: Labels | undefined;
  readonly config: Configuration | undefined;
}

const typeLabels: Readonly<Record<string, Labels>> = TYPE_LABELS;
const componentLabels: Readonly<Record<string, Labels>> = COMPONENT_LABELS;
const componentLayouts: Readonly<Record<string, ComponentLayout>> = COMPONENT_LAYOUTS;

const types = Object.entries(contentTypes).map(([name, { schema }]): [string, Described] => [
  name,
  { attributes: schema.attributes, labels: typeLabels[name], config: schema.config },
]);
const components = Object.entries(COMPONENTS).map(([name, { attributes }]): [string, Described] => {
  const labels = componentLabels[name];
  const layout = componentLayouts[name];
  return [name, { attributes, labels, config: labels && layout && componentConfiguration(attributes, labels, layout) }];
});
const everything = [...types, ...components];

const attributesByType = new Map(types.map(([name, { attributes }]) => [name, attributes]));
const isFreeText = (attribute: Attribute | undefined) => attribute?.type === 'string' || attribute?.type === 'text';
const optionsOf = (attribute: Attribute): unknown[] => (Array.isArray(attribute.enum) ? attribute.enum : []);
const wordsOf = ({ displayName, fields }: Labels): Words[] => [
  displayName,
  ...Object.values(fields).flatMap(({ label, help }) => (help ? [label, help] : [label])),
];

describe.each(everything)('%s', (_name, { attributes, labels, config }) => {
  it('has a name and a label for each of its fields, and no other, in both languages', () => {
    expect(Object.keys(labels?.fields ?? {}).sort()).toEqual(Object.keys(attributes).sort());
    for (const words of labels ? wordsOf(labels) : []) {
      for (const language of LANGUAGES) expect(words[language].trim()).not.toBe('');
    }
  });

  it('gives different labels to the fields of one form', () => {
    for (const language of LANGUAGES) {
      const shown = Object.values(labels?.fields ?? {}).map(({ label }) => label[language]);
      expect(new Set(shown).size).toBe(shown.length);
    }
  });

  it('translates every option of its enumerations', () => {
    const translated = new Set(ENUMERATION_LABELS.map(([value]) => value));
    for (const option of Object.values(attributes).flatMap(optionsOf)) expect(translated).toContain(option);
  });

  it('lays out each field once, but those that the plugin keeps for itself', () => {
    const laidOut = config?.layouts.edit.flat().map(({ name }) => name) ?? [];
    const visible = Object.keys(attributes).filter((name) => config?.metadatas[name]?.edit.visible);
    expect(laidOut.sort()).toEqual(visible.sort());
  });

  it('gives a whole row to what Strapi cannot narrow, and never more than a row to any', () => {
    for (const row of config?.layouts.edit ?? []) {
      expect(row.reduce((width, { size }) => width + size, 0)).toBeLessThanOrEqual(12);
      for (const { name, size } of row) {
        if (['component', 'json', 'blocks'].includes(String(attributes[name]?.type)))
          expect([name, size]).toEqual([name, 12]);
      }
    }
  });

  it('names the entries that its relations lead to by one of their texts', () => {
    for (const [name, attribute] of Object.entries(attributes)) {
      const target = targetOf(attribute);
      if (attribute.type !== 'relation' || target === undefined) continue;
      const mainField = config?.metadatas[name]?.edit.mainField ?? '';
      expect([name, attributesByType.get(target)?.[mainField]?.type]).toEqual([name, 'string']);
    }
  });

  it('is headed by one of its texts, or by its number when it has none', () => {
    const mainField = config?.settings.mainField ?? '';
    if (Object.values(attributes).some(isFreeText)) expect(isFreeText(attributes[mainField])).toBe(true);
    else expect(mainField).toBe('id');
  });
});

describe.each(types)('the list of %s', (_name, { attributes, config }) => {
  it('shows columns that Strapi can show', () => {
    for (const name of config?.layouts.list ?? []) {
      expect(['json', 'blocks']).not.toContain(attributes[name]?.type);
      expect(config?.metadatas).toHaveProperty(name);
    }
  });
});

describe('the list of types', () => {
  it('holds every type of the plugin once', () => {
    expect([...TYPE_UIDS].sort()).toEqual(types.map(([name]) => `plugin::ess.${name}`).sort());
  });
});

describe('messages', () => {
  it('never give two labels to one raw value, which Strapi translates the same everywhere', () => {
    for (const [value, words] of ENUMERATION_LABELS) {
      for (const [, other] of ENUMERATION_LABELS.filter(([raw]) => raw === value))
        expect([value, other]).toEqual([value, words]);
    }
  });

  it('never give two meanings to the name of a type', () => {
    const names = types.map(([, { labels }]) => labels?.displayName.fr);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(ENUMERATION_LABELS.map(([value]) => value)).not.toContain(name);
  });

  it.each(LANGUAGES)('in %s name the types, their fields, the fields of components and the options', (language) => {
    const messages = messagesIn(language);
    for (const [name, { labels, attributes }] of types) {
      expect(messages[labels?.displayName.fr ?? '']).toBe(labels?.displayName[language]);
      for (const field of Object.keys(attributes)) {
        expect(messages[`content-manager.content-types.plugin::ess.${name}.${field}`]).toBe(
          labels?.fields[field]?.label[language],
        );
      }
    }
    for (const [name, { labels, attributes }] of components) {
      for (const field of Object.keys(attributes)) {
        expect(messages[`content-manager.components.ess.${name}.${field}`]).toBe(
          labels?.fields[field]?.label[language],
        );
      }
    }
    for (const [value, words] of ENUMERATION_LABELS) expect(messages[value]).toBe(words[language]);
  });

  it('follow French typography: typographic apostrophes, spaces that do not break, no point médian', () => {
    for (const text of Object.values(messagesIn('fr'))) {
      expect(text).not.toMatch(/'|·| [:;?!»%€]|« /);
    }
    for (const words of everything.flatMap(([, { labels }]) => (labels ? wordsOf(labels) : []))) {
      expect(words.fr).not.toMatch(/'|·| [:;?!»%€]|« /);
    }
  });
});
