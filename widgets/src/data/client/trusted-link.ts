import { ApolloLink, Observable } from '@apollo/client';
import type { Variables } from '../../foundation/selection-attributes.js';
import { askTrusted } from '../trusted-request.js';

/** What a query says of itself in its Apollo context. */
export interface TrustedContext {
  /** sha256 of the operation: it travels with the query, because two releases may share one client. */
  readonly id: string;
  /** As they were given: Apollo adds the defaults of the operation, and one question would have two addresses. */
  readonly variables: Variables;
  readonly signal?: AbortSignal;
  /** Told whether the answer was a last good copy. */
  readonly onStaleness?: (stale: boolean) => void;
}

declare module '@apollo/client' {
  interface DefaultContext {
    trusted?: TrustedContext;
  }
}

/** Ends the chain with the same GET as the first request: no header, no cookie, no preflight. */
export function trustedLink(endpoint: string): ApolloLink {
  return new ApolloLink((operation) => {
    const { trusted } = operation.getContext();
    return new Observable((observer) => {
      if (!trusted) {
        observer.error(new Error(`${operation.operationName ?? ''} is no trusted document`));
        return undefined;
      }
      const { id, variables, signal, onStaleness } = trusted;
      const controller = new AbortController();
      const abort = () => controller.abort();
      if (signal?.aborted) abort();
      signal?.addEventListener('abort', abort);
      askTrusted({ endpoint, id, variables }, controller.signal).then(
        ({ body, stale }) => {
          onStaleness?.(stale);
          observer.next(body);
          observer.complete();
        },
        (error: unknown) => {
          observer.error(error);
        },
      );
      return () => {
        signal?.removeEventListener('abort', abort);
        controller.abort();
      };
    });
  });
}
