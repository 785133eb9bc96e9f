import { toLanguage, type Language } from 'ess-shared-types';

/** Language of an element: that of the closest `[lang]`, itself included, across shadow roots; else French. */
export function languageOf(element: Element): Language {
  const marked = element.closest('[lang]');
  if (marked) return toLanguage(marked.getAttribute('lang'));
  const root = element.getRootNode();
  return toLanguage(root instanceof ShadowRoot ? languageOf(root.host) : undefined);
}
