/** Every element takes the selection parameters that its collection knows, and its operation passes them on. */
import {
  AGENDA_RULES,
  INITIATIVE_RULES,
  KEY_FIGURE_RULES,
  namesOf,
  RESOURCE_RULES,
  type SelectionRules,
} from 'ess-shared-types';
import type { DocumentNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { ContentElement } from './foundation/content-element.js';
import { EssAgenda } from './agenda/ess-agenda.js';
import * as agenda from './data/operations/agenda.graphql';
import * as initiatives from './data/operations/initiatives.graphql';
import * as keyFigures from './data/operations/key-figures.graphql';
import * as resources from './data/operations/resources.graphql';
import { EssInitiatives } from './initiatives/ess-initiatives.js';
import { EssKeyFigures } from './key-figures/ess-key-figures.js';
import { EssResources } from './resources/ess-resources.js';

type ElementClass = Pick<typeof ContentElement, 'selectionAttributes'>;

/** One line an element. */
const ELEMENTS: readonly [tag: string, element: ElementClass, operation: DocumentNode, rules: SelectionRules][] = [
  ['ess-agenda', EssAgenda, agenda.document, AGENDA_RULES],
  ['ess-initiatives', EssInitiatives, initiatives.document, INITIATIVE_RULES],
  ['ess-key-figures', EssKeyFigures, keyFigures.document, KEY_FIGURE_RULES],
  ['ess-resources', EssResources, resources.document, RESOURCE_RULES],
];

/** Names of the variables of an operation. */
function variablesOf({ definitions }: DocumentNode): string[] {
  return definitions.flatMap((definition) =>
    'operation' in definition ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value) : [],
  );
}

describe.each(ELEMENTS)('<%s>', (_tag, element, operation, rules) => {
  const known = namesOf(rules);

  it('has an attribute for each parameter of its collection, and no other', () => {
    const attributes = known.filter((name) => name !== 'lang' && name !== 'cursor');
    expect([...element.selectionAttributes].sort()).toEqual([...attributes].sort());
  });

  it('asks with each of them', () => {
    expect(variablesOf(operation)).toEqual(expect.arrayContaining(known));
  });
});
