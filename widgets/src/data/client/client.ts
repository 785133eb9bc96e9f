import { ApolloClient, InMemoryCache, type TypePolicies } from '@apollo/client';
import { trustedLink } from './trusted-link.js';

/** Bundles of one page, whatever their release, meet under this name. */
const CLIENTS: unique symbol = Symbol.for('ess.client@1');

interface SharedClient {
  readonly client: ApolloClient;
  readonly cache: InMemoryCache;
}

interface ClientsOfPage {
  /** By endpoint. */
  [CLIENTS]?: Map<string, SharedClient>;
}

/** The one client of the page for a CMS, with the policies of the operation that is about to use it. */
export function clientOf(endpoint: string, typePolicies: TypePolicies): ApolloClient {
  const page: Window & ClientsOfPage = window;
  const { [CLIENTS]: clients = new Map<string, SharedClient>() } = page;
  page[CLIENTS] = clients;
  const { client, cache } = clients.get(endpoint) ?? createClient(endpoint);
  clients.set(endpoint, { client, cache });
  cache.policies.addTypePolicies(typePolicies);
  return client;
}

function createClient(endpoint: string): SharedClient {
  const cache = new InMemoryCache();
  return { client: new ApolloClient({ cache, link: trustedLink(endpoint), devtools: { enabled: false } }), cache };
}
