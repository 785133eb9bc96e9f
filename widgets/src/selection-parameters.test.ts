/** Every element takes the selection parameters that its collection knows, and its operation passes them on. */
import { AGENDA_RULES, namesOf, type SelectionRules } from 'ess-shared-types';
import type { DocumentNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { ContentElement } from './foundation/content-element.js';
import { EssAgenda } from './agenda/ess-agenda.js';
import * as agenda from './data/operations/agenda.graphql';

type ElementClass = Pick<typeof ContentElement, 'selectionAttributes'>;

/** One line an element. */
const ELEMENTS: readonly [tag: string, element: ElementClass, operation: DocumentNode, rules: SelectionRules][] = [
  ['ess-agenda', EssAgenda, agenda.document, AGENDA_RULES],
];

/** Names of the variables of an operation. */
function variablesOf({ definitions }: DocumentNode): string[] {
  return definitions.flatMap((definition) =>
    'variableDefinitions' in definition
      ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [],
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
