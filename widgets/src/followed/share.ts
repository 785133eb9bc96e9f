/** The address of an entry, to be given to somebody. Nothing is sent anywhere, and the address of the host page is left alone. */
import type { Language } from 'ess-shared-types';
import type { html as Html, TemplateResult } from 'lit/html.js';
import { FOLLOWED_WORDS } from './words.js';

export interface ShareContext {
  readonly html: typeof Html;
  readonly language: Language;
  /** Draws the panel anew. */
  readonly update: () => void;
}

/** A field with the address and a button that copies it; the outcome is said. */
export function sharing(url: string, { html, language, update }: ShareContext): () => TemplateResult {
  const words = FOLLOWED_WORDS[language];
  let said = '';
  const copy = async ({ currentTarget }: Event) => {
    const field = currentTarget instanceof HTMLElement ? currentTarget.parentElement?.querySelector('input') : null;
    try {
      await navigator.clipboard.writeText(url);
      said = words.copied;
    } catch {
      // The browser or the host page forbids it: the reader can still copy what is selected.
      field?.select();
      said = words.copyByHand;
    }
    update();
  };
  return () =>
    html`<p class="row share">
      <label>${words.address} <input class="field" type="url" readonly .value=${url} /></label>
      <button class="button" type="button" @click=${copy}>${words.copy}</button>
      <span role="status">${said}</span>
    </p>`;
}
