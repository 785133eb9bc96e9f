import type { Language } from 'ess-shared-types';
import { html, type TemplateResult } from 'lit/html.js';
import type { LitBase } from './lit-base.js';
import { WORDS } from './words.js';

/** What unfolds: drawn anew at each update of its element. */
export type PanelContent = () => unknown;

export interface Panel {
  /** Told apart by it within the element. */
  readonly id: string;
  /** Its part; what unfolds has the class `panel`. */
  readonly part: string;
  readonly label: string;
  /** What the label is about, for those who do not see where it stands. */
  readonly about?: string | undefined;
  /** Brings the content the first time it is unfolded. */
  readonly load: () => Promise<PanelContent>;
}

/** What unfolds under a summary, and is brought only then. What could not be brought is tried again when it is unfolded again. */
export class Panels {
  readonly #host: LitBase;
  readonly #contents = new Map<string, PanelContent>();
  readonly #failed = new Set<string>();
  /** Ids, because a list that changes gives the place of one entry to another. */
  readonly #open = new Set<string>();

  constructor(host: LitBase) {
    this.#host = host;
  }

  /** Forgets what was brought: it was in another language, or from another CMS. */
  clear(): void {
    for (const known of [this.#contents, this.#failed, this.#open]) known.clear();
  }

  template({ id, part, label, about, load }: Panel, language: Language): TemplateResult {
    const toggle = async ({ currentTarget }: Event) => {
      const isOpen = currentTarget instanceof HTMLDetailsElement && currentTarget.open;
      this.#open[isOpen ? 'add' : 'delete'](id);
      if (!isOpen || (this.#contents.has(id) && !this.#failed.delete(id))) return;
      try {
        this.#contents.set(id, await load());
      } catch {
        this.#failed.add(id);
        this.#contents.set(id, () => WORDS[language].notLoaded);
      }
      this.#host.requestUpdate();
    };
    return html`<details part=${part} ?open=${this.#open.has(id)} @toggle=${toggle}>
      <summary>${label}${about && html`<span class="hidden">${about}</span>`}</summary>
      <div class="panel">${this.#contents.get(id)?.() ?? WORDS[language].loading}</div>
    </details>`;
  }
}
