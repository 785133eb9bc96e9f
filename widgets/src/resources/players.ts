/**
 * Videos shown in place. Until a reader asks for one, its host is told nothing: a button stands there, and
 * says whom the video will be asked of (RGESN 4.4).
 */
import type { Language } from 'ess-shared-types';
import { html, type TemplateResult } from 'lit/html.js';
import type { LitBase } from '../foundation/lit-base.js';
import { WORDS } from '../foundation/words.js';
import { followedResources, type Resource } from './resources-source.js';
import type { Video } from './video.js';
import { RESOURCE_WORDS } from './words.js';

export class Players {
  readonly #host: LitBase;
  /** By resource: its player, or `failed` when that could not be loaded. */
  readonly #shown = new Map<string, TemplateResult | 'failed'>();

  constructor(host: LitBase) {
    this.#host = host;
  }

  /** The button, or the player; `name` is an id of its own in the element. */
  template(resource: Resource, video: Video, name: string, language: Language): TemplateResult {
    const words = RESOURCE_WORDS[language];
    const shown = this.#shown.get(resource.id);
    if (shown && shown !== 'failed') return html`<div class="video" part="video" id=${name}>${shown}</div>`;
    const notice = `${name}-notice`;
    const play = () => void this.#play(resource, video, name, language);
    return html`<div class="video facade" part="video" id=${name}>
      <button class="button" part="play" type="button" aria-describedby=${notice} @click=${play}>
        <svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M5 3.500v9L12.500 8Z" />
        </svg>
        ${words.play}<span class="hidden">${WORDS[language].about(resource.title)}</span>
      </button>
      <p class="small" id=${notice}>${words.playNotice(video.host)}</p>
      <p class="small" role="status">${shown ? WORDS[language].notLoaded : ''}</p>
    </div>`;
  }

  async #play({ id, title }: Resource, video: Video, name: string, language: Language): Promise<void> {
    const close = () => {
      this.#shown.delete(id);
      void this.#focus(`#${name} button`);
    };
    try {
      const { playerTemplate } = await followedResources();
      this.#shown.set(id, playerTemplate(title, video, { html, language, close }));
    } catch {
      this.#shown.set(id, 'failed');
    }
    await this.#focus(`#${name} :is(iframe, button)`);
  }

  /** What had the focus goes away: the reader goes on with what takes its place. */
  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
