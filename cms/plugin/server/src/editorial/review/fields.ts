/** Fields named by their path in the form. Pure. */
import type { Language } from 'ess-shared-types';
import { COMPONENTS } from '../../components';
import { COMPONENT_LABELS } from '../../components/labels';
import { contentTypes } from '../../content-types';
import { TYPE_LABELS } from '../../content-types/all-labels';
import type { Attributes } from '../../content-types/attributes';
import type { Labels } from '../../content-types/labels';
import type { ReviewedType } from './reviewed-document';

/** `status` in a corpus file is stored under a name that the whole admin can tell apart. */
const STATUS_OF: Readonly<Partial<Record<ReviewedType, string>>> = {
  event: 'event_status',
  'key-figure': 'figure_status',
  dispositif: 'scheme_status',
  organisation: 'activity_status',
  resource: 'link_status',
};

/** The attribute that a flag speaks of: the corpus writes `canonicalUrl`, editors what they see. */
export function attributeNamed(type: ReviewedType, name: string): string {
  const [first = '', ...rest] = name.trim().split('.');
  const { attributes } = contentTypes[type].schema;
  const snake = first.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const attribute = snake === 'status' ? (STATUS_OF[type] ?? snake) : snake;
  return attribute in attributes ? [attribute, ...rest].join('.') : '';
}

const componentLabels: Readonly<Record<string, Labels>> = COMPONENT_LABELS;

/** « Dates › Année supposée » for `occurrences.0.year_inferred`; empty for the whole entry. */
export function fieldInWords(type: ReviewedType, path: string, language: Language): string {
  let attributes: Attributes | undefined = contentTypes[type].schema.attributes;
  let labels: Labels | undefined = TYPE_LABELS[type];
  const words: string[] = [];
  for (const name of path.split('.').filter((part) => part !== '' && !/^\d+$/.test(part))) {
    words.push(labels?.fields[name]?.label[language] ?? name);
    const component: unknown = attributes?.[name]?.component;
    const componentName = typeof component === 'string' ? component.replace('ess.', '') : undefined;
    attributes = componentName === undefined ? undefined : COMPONENTS[componentName]?.attributes;
    labels = componentName === undefined ? undefined : componentLabels[componentName];
  }
  return words.join(' › ');
}
