/** What the build and the tests make of imports that are not TypeScript. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}

declare module '*/agenda.graphql' {
  import type { TypedDocumentNode } from '@apollo/client';
  import type { EssAgendaQuery, EssAgendaQueryVariables } from './data/generated/operations.js';

  /** sha256 of the text of the operation: its address on the CMS. */
  export const id: string;
  export const document: TypedDocumentNode<EssAgendaQuery, EssAgendaQueryVariables>;
}

declare module '*/event-details.graphql' {
  import type { TypedDocumentNode } from '@apollo/client';
  import type { EssEventDetailsQuery, EssEventDetailsQueryVariables } from './data/generated/operations.js';

  export const id: string;
  export const document: TypedDocumentNode<EssEventDetailsQuery, EssEventDetailsQueryVariables>;
}
