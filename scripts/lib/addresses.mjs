// @ts-check
/** The addresses worth opening after a start. */

const CANDIDATES = [
  { label: 'Page de démonstration', path: '/ess/demo/' },
  { label: 'Administration', path: '/admin' },
  { label: 'Agenda', path: '/ess/agenda' },
  { label: 'Calendrier (iCalendar)', path: '/ess/agenda.ics' },
  { label: 'Fil d’actualité (RSS)', path: '/ess/agenda.rss' },
  { label: 'Chiffres clés', path: '/ess/chiffres-cles' },
  { label: 'Initiatives', path: '/ess/initiatives' },
  { label: 'Ressources', path: '/ess/ressources' },
  { label: 'Dispositifs', path: '/ess/dispositifs' },
  { label: 'GraphQL', path: '/graphql' },
  { label: 'État du service', path: '/ess/health' },
];

/**
 * Keeps the addresses that exist on this server.
 * @param {string} listening base address of the running server
 * @param {string} shown base address to print
 */
export async function findAddresses(listening, shown) {
  const found = await Promise.all(
    CANDIDATES.map(async ({ label, path }) => {
      const response = await fetch(listening + path, { method: 'HEAD', redirect: 'manual' });
      return response.status === 404 || response.status >= 500 ? [] : [{ label, url: shown + path }];
    }),
  );
  return found.flat();
}

/**
 * The address of a listening server, as one types it.
 * @param {{ address: string, port: number }} bound
 */
export function listeningUrl({ address, port }) {
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}
