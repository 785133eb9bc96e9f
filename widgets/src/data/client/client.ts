import { ApolloClient } from '@apollo/client';
import { DocumentCache } from './document-cache.js';
import { trustedLink } from './trusted-link.js';

/** Bundles of one page, whatever their release, meet under this name. */
const CLIENTS: unique symbol = Symbol.for('ess.client@1');

interface ClientsOfPage {
  /** By endpoint. */
  [CLIENTS]?: Map<string, ApolloClient>;
}

/** The one client of the page for a CMS: what an element was told, the others need not ask again. */
export function clientOf(endpoint: string): ApolloClient {
  const page: Window & ClientsOfPage = window;
  const { [CLIENTS]: clients = new Map<string, ApolloClient>() } = page;
  page[CLIENTS] = clients;
  const client =
    clients.get(endpoint) ??
    new ApolloClient({ cache: new DocumentCache(), link: trustedLink(endpoint), devtools: { enabled: false } });
  clients.set(endpoint, client);
  return client;
}
