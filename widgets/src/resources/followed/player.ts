import type { Language } from 'ess-shared-types';
import type { html as Html, TemplateResult } from 'lit/html.js';
import type { Video } from '../video.js';
import { FOLLOWED_RESOURCE_WORDS } from './words.js';

export interface PlayerContext {
  /** Lit comes from the element: a second copy of it would need a second Trusted Types policy. */
  readonly html: typeof Html;
  readonly language: Language;
  /** Puts the player away. */
  readonly close: () => void;
}

/**
 * The player of a video host, which may run its own scripts and open its own pages, and nothing else. It is
 * told the origin of the page, without which YouTube refuses to play, but not the page.
 */
export function playerTemplate(
  title: string,
  { player }: Video,
  { html, language, close }: PlayerContext,
): TemplateResult {
  const words = FOLLOWED_RESOURCE_WORDS[language];
  return html`<iframe
      src=${player}
      title=${words.player(title)}
      referrerpolicy="strict-origin"
      sandbox="allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox"
      allow="fullscreen; encrypted-media; picture-in-picture"
    ></iframe>
    <button class="button" part="close" type="button" @click=${close}>${words.close}</button>`;
}
