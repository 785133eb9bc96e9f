/** Checks a list of addresses: servers side by side, but one request at a time to each. */
import { setTimeout as wait } from 'node:timers/promises';
import { FetchFailure } from '../../fetching';
import type { Verdict } from './link-state';
import { failed, mannersOf, visit, type Manners, type VisitRules } from './visit';

/** Servers asked side by side. */
const SERVERS_AT_ONCE = 4;

/** Tells each verdict as soon as it is known. Addresses must be http or https. */
export async function checkLinks(
  urls: readonly string[],
  rules: VisitRules,
  tell: (url: string, verdict: Verdict) => Promise<void>,
): Promise<void> {
  const byHost = new Map<string, string[]>();
  for (const url of urls) {
    // By name: two ports of one machine are one server to spare.
    const { hostname } = new URL(url);
    byHost.set(hostname, [...(byHost.get(hostname) ?? []), url]);
  }
  const servers = [...byHost.values()];
  const worker = async () => {
    for (let server = servers.shift(); server; server = servers.shift()) await checkServer(server, rules, tell);
  };
  await Promise.all(Array.from({ length: SERVERS_AT_ONCE }, worker));
}

async function checkServer(
  urls: readonly string[],
  rules: VisitRules,
  tell: (url: string, verdict: Verdict) => Promise<void>,
): Promise<void> {
  const known = new Map<string, Manners | Verdict>();
  for (const url of urls) {
    if (rules.signal?.aborted) return;
    const { origin } = new URL(url);
    const manners = known.get(origin) ?? (await mannersOrFailure(origin, rules));
    known.set(origin, manners);
    if ('kind' in manners) {
      await tell(url, manners);
      continue;
    }
    await wait(manners.delay, undefined, { signal: rules.signal });
    await tell(url, await visit(url, manners, rules));
  }
}

async function mannersOrFailure(origin: string, rules: VisitRules): Promise<Manners | Verdict> {
  try {
    return await mannersOf(origin, rules);
  } catch (error) {
    if (error instanceof FetchFailure) return failed(error.reason);
    throw error;
  }
}
