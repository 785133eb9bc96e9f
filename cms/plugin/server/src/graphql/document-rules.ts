/**
 * What a document may not be, whatever it asks for. These rules run before all others: the depth rule of Strapi's
 * GraphQL plugin, which comes first in Apollo Server's own validation, never ends on fragments that spread each
 * other, fails on one that is not defined, and fails when it has more than a hundred faults to report.
 */
import { ApolloArmor } from '@escape.tech/graphql-armor';
import {
  GraphQLError,
  Kind,
  KnownFragmentNamesRule,
  NoFragmentCyclesRule,
  validate,
  type ASTVisitor,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** What one document may hold; `tokens` is counted while it is read. */
export interface DocumentLimits {
  /** Fields inside each other. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Lists and entries asked for: each is work of its own. */
  readonly roots: number;
  /** Fields, those with fields of their own counting 2 and each level 1.5 times the one above. */
  readonly cost: number;
}

/** The first fault of a document, in words that name the limit, or `undefined`. */
export function createDocumentCheck(limits: DocumentLimits) {
  const { validationRules } = new ApolloArmor({
    maxDepth: { n: limits.depth, flattenFragments: true },
    maxAliases: { n: limits.aliases },
    maxDirectives: { n: limits.directives },
    // Fragments are counted where they are spread, so that fragments of fragments of fragments cost what they weigh.
    costLimit: { maxCost: limits.cost, flattenFragments: true },
    // Tokens are counted by the parser itself, suggestions are hidden by Apollo Server.
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  }).protect();
  const rules = [
    KnownFragmentNamesRule,
    NoFragmentCyclesRule,
    onlyKnownOperations,
    ...validationRules,
    fewRoots(limits.roots),
  ];
  return (schema: GraphQLSchema, document: DocumentNode): GraphQLError | undefined => {
    const [fault] = validate(schema, document, rules);
    // The syntax is right, and a cost has no decimals.
    const message = fault?.message.replace('Syntax Error: ', '').replace(/, found \d+\.\d.*/, '.');
    return fault && new GraphQLError(message ?? '', { nodes: fault.nodes ?? null });
  };
}

/** Fields of the operation itself, those of fragments where they are spread. */
function fewRoots(most: number) {
  return (context: ValidationContext): ASTVisitor => {
    // Each fragment is counted once: fragments of fragments of fragments are spread more often than anyone can count.
    const counted = new Map<string, number>();
    const rootsIn = ({ selections }: SelectionSetNode): number =>
      selections.reduce((sum, selection) => sum + rootsOf(selection), 0);
    const rootsOf = (selection: SelectionNode): number => {
      if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' ? 0 : 1;
      if (selection.kind === Kind.INLINE_FRAGMENT) return rootsIn(selection.selectionSet);
      const name = selection.name.value;
      const known = counted.get(name);
      if (known !== undefined) return known;
      // A circle is refused by another rule.
      counted.set(name, 0);
      const fragment = context.getFragment(name);
      const count = fragment ? rootsIn(fragment.selectionSet) : 0;
      counted.set(name, count);
      return count;
    };
    return {
      OperationDefinition({ selectionSet }) {
        if (rootsIn(selectionSet) > most)
          context.reportError(new GraphQLError(`Roots limit of ${String(most)} exceeded.`));
      },
    };
  };
}

/** Operations that the schema knows, under names that it does not keep for itself (`__proto__` is one of them). */
function onlyKnownOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (!context.getSchema().getRootType(node.operation))
        context.reportError(new GraphQLError(`There is no ${node.operation}: the API is read-only.`, { nodes: node }));
      if (node.name?.value.startsWith('__'))
        context.reportError(
          new GraphQLError('Names of operations may not begin with two underscores.', { nodes: node.name }),
        );
    },
  };
}
