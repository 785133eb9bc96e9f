/** What the build and the tests make of imports that are not TypeScript. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}

declare module '*.graphql' {
  import type { DocumentNode } from 'graphql';

  /** sha256 of the text of the operation: its address on the CMS. */
  export const id: string;
  export const document: DocumentNode;
}
