/** What a site that has a Content Security Policy adds to it, as `docs/widgets.md` says. Pure. */
import { VIDEO_ORIGINS } from 'ess-shared-types';
import type { EmbeddedCollection, Part } from '../../../shared/contracts/builder';

export interface Policies {
  /** For the element. */
  readonly element: string;
  /** For the frame. */
  readonly frame: string;
}

/** @param server Public address of the CMS: a policy names its origin only. */
export function policiesFor(
  server: string,
  { collection, show }: { readonly collection: EmbeddedCollection; readonly show: readonly Part[] },
): Policies {
  const origin = URL.canParse(server) ? new URL(server).origin : server;
  const line = (directives: readonly (readonly [name: string, origins: readonly string[]])[]) =>
    `Content-Security-Policy: ${directives.map(([name, origins]) => `${name} 'self' ${origins.join(' ')}`).join('; ')}`;
  const shows = (part: Part) => show.includes(part);
  return {
    element: line([
      ['script-src', [origin]],
      ['connect-src', [origin]],
      ...(shows('image') ? [['img-src', [origin]] as const] : []),
      ...(collection === 'ressources' && shows('video') ? [['frame-src', VIDEO_ORIGINS] as const] : []),
    ]),
    frame: line([
      ['frame-src', [origin]],
      ['script-src', [origin]],
    ]),
  };
}
