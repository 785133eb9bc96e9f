import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';

const PREFIX = '/admin/ess';

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/**
 * The admin routes of the plugin. `Response` is a type of `shared/contracts`; paths are those that routes declare.
 * Rejects with Strapi's `FetchError`: `useErrorText` says it in words. Requests end with the component.
 */
export interface Api {
  get<Response>(path: `/${string}`, query?: Query): Promise<Response>;
  post<Response>(path: `/${string}`, body?: unknown): Promise<Response>;
  put<Response>(path: `/${string}`, body?: unknown): Promise<Response>;
  remove<Response>(path: `/${string}`): Promise<Response>;
}

export function useApi(): Api {
  const client = useFetchClient();
  return useMemo(
    () => ({
      get: async <Response>(path: string, query: Query = {}) =>
        (await client.get<Response>(`${PREFIX}${path}`, { params: query })).data,
      post: async <Response>(path: string, body?: unknown) =>
        (await client.post<Response>(`${PREFIX}${path}`, body)).data,
      put: async <Response>(path: string, body?: unknown) =>
        (await client.put<Response>(`${PREFIX}${path}`, body)).data,
      remove: async <Response>(path: string) => (await client.del<Response>(`${PREFIX}${path}`)).data,
    }),
    [client],
  );
}
