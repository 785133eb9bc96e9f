/** A page that says one thing: not found, withdrawn, not understood. */
import type { Language } from 'ess-shared-types';
import { html } from './markup';
import { page } from './page';
import { WORDS } from './words';

export function messagePage(title: string, detail: string, lang: Language, publicUrl: string): string {
  return page({
    lang,
    title,
    description: null,
    canonical: null,
    isIndexed: false,
    content: html`<h1>${title}</h1><p>${detail}</p><p><a href="${publicUrl}/ess/agenda">${WORDS.back[lang]}</a></p>`,
  });
}
