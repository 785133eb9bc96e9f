import { ApolloCache, type Cache, type OperationVariables, type Unmasked } from '@apollo/client';
import type { DocumentNode } from 'graphql';

type Question = Pick<Cache.ReadOptions<unknown>, 'query' | 'variables'>;

/**
 * Whole answers by question. A view of the CMS is what is true of an entry in one language at one time:
 * entries of different answers are never blended, so the normalised cache of Apollo (10 KB gzip) would
 * have nothing to do. What the elements do not use (fragments, optimism, local changes) is not there.
 */
export class DocumentCache extends ApolloCache {
  readonly #answers = new Map<DocumentNode, Map<string, unknown>>();
  readonly #watches = new Set<() => void>();

  override read<Data, Asked extends OperationVariables>(
    question: Cache.ReadOptions<Data, Asked>,
  ): Unmasked<Data> | null;
  override read({ query, variables }: Question): unknown {
    return this.#answers.get(query)?.get(JSON.stringify(variables)) ?? null;
  }

  override write({ query, variables, result, broadcast }: Cache.WriteOptions): undefined {
    const answers = this.#answers.get(query) ?? new Map<string, unknown>();
    this.#answers.set(query, answers.set(JSON.stringify(variables), result));
    if (broadcast !== false) this.#tell();
  }

  override diff<Data, Asked extends OperationVariables>(
    question: Cache.DiffOptions<Data, Asked>,
  ): Cache.DiffResult<Data>;
  override diff(question: Cache.DiffOptions): unknown {
    const result = this.read({ ...question, optimistic: false });
    return { result, complete: result !== null };
  }

  override watch<Data, Asked extends OperationVariables>(watch: Cache.WatchOptions<Data, Asked>): () => void {
    let known = watch.lastDiff;
    const look = () => {
      const diff = this.diff<Data, Asked>(watch);
      if (diff.result !== known?.result) watch.callback(diff, known);
      known = diff;
    };
    this.#watches.add(look);
    return () => void this.#watches.delete(look);
  }

  override performTransaction(transaction: (cache: ApolloCache) => void): void {
    transaction(this);
    this.#tell();
  }

  override async reset(): Promise<void> {
    this.#answers.clear();
  }

  override evict(): boolean {
    return false;
  }

  override restore(): this {
    return this;
  }

  override extract(): unknown {
    return {};
  }

  override removeOptimistic(): void {
    // Nothing is shown before the CMS has answered.
  }

  override fragmentMatches(): boolean {
    return true;
  }

  #tell(): void {
    for (const look of this.#watches) look();
  }
}
