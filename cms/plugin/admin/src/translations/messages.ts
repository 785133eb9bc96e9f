/** Every message of the admin, made from the labels that stand beside the schemas. */
import { DEFAULT_LANGUAGE, type Language } from 'ess-shared-types';
import { COMPONENT_LABELS } from '../../../server/src/components/labels';
import { TYPE_LABELS } from '../../../server/src/content-types/all-labels';
import { ENUMERATION_LABELS } from '../../../server/src/content-types/enumeration-labels';
import { systemFieldLabels, type Labels, type Words } from '../../../server/src/content-types/labels';
import { FEATURES } from './features';
import { pluginWords } from './plugin-words';
import { strapiInFrench } from './strapi-in-french';

export type Messages = Readonly<Record<string, string>>;

/** The messages of one language, under the ids that Strapi looks for. */
export function messagesIn(language: Language): Messages {
  const messages: [string, string][] = [
    ...(language === 'fr' ? Object.entries(strapiInFrench) : []),
    ...Object.entries(pluginWords[language]),
    ...FEATURES.flatMap((words) => Object.entries(words[language])),
    ...[...ENUMERATION_LABELS, ...typeMessages(), ...componentMessages()].map(([id, words]): [string, string] => [
      id,
      words[language],
    ]),
  ];
  return Object.fromEntries(messages);
}

/** The words of a help line whose French text is given: Strapi shows help lines as they are stored. */
export function helpInWords(french: string): Words | undefined {
  return helpLines.get(french);
}

type Message = readonly [id: string, words: Words];

function typeMessages(): Message[] {
  return Object.entries<Labels>(TYPE_LABELS).flatMap(([name, { displayName, fields }]) => [
    [displayName[DEFAULT_LANGUAGE], displayName] as const,
    ...fieldMessages(`content-manager.content-types.plugin::ess.${name}`, { ...systemFieldLabels, ...fields }),
  ]);
}

function componentMessages(): Message[] {
  return Object.entries<Labels>(COMPONENT_LABELS).flatMap(([name, { fields }]) =>
    fieldMessages(`content-manager.components.ess.${name}`, fields),
  );
}

const fieldMessages = (prefix: string, fields: Labels['fields']): Message[] =>
  Object.entries(fields).map(([field, { label }]) => [`${prefix}.${field}`, label]);

const helpLines = new Map(
  Object.values<Labels>({ ...TYPE_LABELS, ...COMPONENT_LABELS })
    .flatMap(({ fields }) => Object.values(fields))
    .flatMap(({ help }) => help ?? [])
    .map((help) => [help[DEFAULT_LANGUAGE], help]),
);
