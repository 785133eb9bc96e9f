import { toGraphqlEnum } from 'ess-shared-types';

/** `moved-online` -> `MOVED_ONLINE`, in types as in values. */
export type GraphqlSpelling<Key extends string> = Key extends `${infer Head}-${infer Tail}`
  ? `${Uppercase<Head>}_${GraphqlSpelling<Tail>}`
  : Uppercase<Key>;

/** A value of a closed vocabulary as GraphQL writes it, so that the compiler compares it with the schema. */
export function graphqlSpelling<Key extends string>(key: Key): GraphqlSpelling<Key>;
export function graphqlSpelling(key: string): string {
  return toGraphqlEnum(key);
}
