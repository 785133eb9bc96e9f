/** What a site that has a Content Security Policy adds to it, as `docs/widgets.md` says. Pure. */
import type { EmbeddedCollection } from '../../../shared/contracts/builder';

/** Elements that show images by default; the others do only when asked to. */
const WITH_IMAGES: readonly EmbeddedCollection[] = ['initiatives'];

export interface Policies {
  /** For the element. */
  readonly element: string;
  /** For the frame. */
  readonly frame: string;
}

/** @param server Public address of the CMS: a policy names its origin only. */
export function policiesFor(collection: EmbeddedCollection, server: string): Policies {
  const origin = URL.canParse(server) ? new URL(server).origin : server;
  const line = (directives: readonly string[]) =>
    `Content-Security-Policy: ${directives.map((directive) => `${directive} 'self' ${origin}`).join('; ')}`;
  return {
    element: line(['script-src', 'connect-src', ...(WITH_IMAGES.includes(collection) ? ['img-src'] : [])]),
    frame: line(['frame-src', 'script-src']),
  };
}
