/**
 * Says with every write of the admin which version of the entry is on this screen. Strapi's forms and actions send their
 * requests by `fetch`, and have no place of their own for this.
 */
import { z } from 'zod';
import { CONFLICT, VERSIONS_HEADER, VERSIONS_KEY, type Versions } from '../../../../shared/contracts/versions';
import { askedEntries, type AskedEntries } from './addresses';
import type { Choice, Conflict } from './conflict';
import { differencesOf, type Entry } from './differences';
import { SeenVersions } from './seen-versions';

const entrySchema = z.record(z.string(), z.unknown());
const answerSchema = z.object({
  [VERSIONS_KEY]: z.record(z.string(), z.string()),
  data: entrySchema.optional(),
});
const conflictSchema = z.object({
  error: z.object({
    name: z.literal(CONFLICT),
    details: z.object({
      entries: z.array(
        z.object({
          documentId: z.string(),
          title: z.string(),
          version: z.string().optional(),
          changedBy: z.string().optional(),
          changedAt: z.string().optional(),
        }),
      ),
    }),
  }),
});
const severalSchema = z.object({ documentIds: z.array(z.string()) });

export function watchVersions(): void {
  const send = window.fetch.bind(window);
  const seen = new SeenVersions();

  window.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const asked = askedEntries(address);
    if (!asked) return send(input, init);
    const method = (init?.method ?? 'GET').toUpperCase();
    if (method === 'GET') return noted(seen, asked, await send(input, init));

    const mine = parsed(init?.body);
    const documentIds =
      asked.documentId === undefined ? (severalSchema.safeParse(mine).data?.documentIds ?? []) : [asked.documentId];
    let versions = seen.versionsFor(documentIds, window.location.pathname);
    for (;;) {
      const response = await send(input, withVersions(init, versions));
      if (response.status !== 409) return noted(seen, asked, response);
      const conflict = conflictSchema.safeParse(await response.clone().json());
      if (!conflict.success) return response;
      const { entries } = conflict.data.error.details;
      const { ask } = await import('./ask');
      const choice: Choice = await ask({
        uid: asked.uid,
        entries,
        isForm: asked.documentId !== undefined,
        differences: () => differencesWith(send, init, asked, seen, mine),
      } satisfies Conflict);
      if (choice === 'theirs') window.location.reload();
      if (choice !== 'mine') return response;
      versions = { ...versions, ...Object.fromEntries(entries.map((one) => [one.documentId, one.version ?? ''])) };
    }
  };
}

/** The present version, beside what the form was filled with and what it would save. */
async function differencesWith(
  send: typeof window.fetch,
  init: RequestInit | undefined,
  { uid, documentId = '' }: AskedEntries,
  seen: SeenVersions,
  mine: unknown,
) {
  const address = `/content-manager/collection-types/${uid}/${documentId}`;
  const response = await send(address, {
    headers: init?.headers ?? {},
    ...(init?.credentials ? { credentials: init.credentials } : {}),
  });
  const theirs = answerSchema.safeParse(await response.json()).data?.data ?? {};
  return differencesOf(seen.filledWith(documentId), theirs, asEntry(mine));
}

async function noted(seen: SeenVersions, asked: AskedEntries, response: Response): Promise<Response> {
  if (!response.ok || !(response.headers.get('content-type') ?? '').includes('json')) return response;
  const answer = answerSchema.safeParse(await response.clone().json());
  if (answer.success) seen.note(asked, answer.data[VERSIONS_KEY], answer.data.data);
  return response;
}

function withVersions(init: RequestInit | undefined, versions: Versions): RequestInit | undefined {
  if (Object.keys(versions).length === 0) return init;
  const headers = new Headers(init?.headers);
  headers.set(VERSIONS_HEADER, encodeURIComponent(JSON.stringify(versions)));
  return { ...init, headers };
}

const asEntry = (value: unknown): Entry => entrySchema.safeParse(value).data ?? {};

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
