import { isLanguage } from 'ess-shared-types';

/** Where the admin of Strapi 5 keeps the language of its interface, read just before it is drawn. */
const KEPT_LANGUAGE = 'strapi-admin-language';

/**
 * The first page that an editor sees is the login, before any account says a language: it is then in the language of
 * the browser if the plugin speaks it, instead of in English. A language already chosen stays.
 */
export function startInLanguageOfBrowser(): void {
  if (localStorage.getItem(KEPT_LANGUAGE) !== null) return;
  const [language = ''] = navigator.language.split('-');
  if (isLanguage(language)) localStorage.setItem(KEPT_LANGUAGE, language);
}
