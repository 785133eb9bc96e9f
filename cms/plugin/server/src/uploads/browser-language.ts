import { toLanguage, type Language } from 'ess-shared-types';
import type { AdminContext } from '../access/admin-request';

/** The language of the browser, where nobody is known yet; French, that of the editors, unless it asks for another. */
export const languageOf = (context: AdminContext): Language =>
  toLanguage(context.acceptsLanguages('fr', 'en') || undefined);
