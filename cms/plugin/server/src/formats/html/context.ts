/** What every part of a page knows of the answer it stands in. */
import type { Collection, Language } from 'ess-shared-types';
import type { EditionOf } from '../edition';
import { html, isEmpty, type Markup, type Part } from './markup';

/** An edition of any collection; one collection's fits where this is asked for. */
export type AnyEdition = EditionOf<Collection>;

export interface Context {
  readonly lang: Language;
  /** Without a final slash. */
  readonly server: string;
  /** Instant of the answer, ISO 8601. */
  readonly asOf: string;
  /** To be included in another page: without styles, hence without what means nothing unstyled. */
  readonly isFragment: boolean;
  /** Level of the title of an entry under its own address; the page around a fragment has its own `h1`. */
  readonly titleLevel: number;
  /** Level of the titles of what stands in a list; 2 unless sections stand around it. */
  readonly listLevel?: number;
}

export const listLevelOf = ({ listLevel = 2 }: Context): number => listLevel;

export const contextOf = ({ lang, addresses, asOf, options }: AnyEdition): Context => ({
  lang,
  server: addresses.server,
  asOf,
  isFragment: options.fragment,
  titleLevel: options.fragment ? 2 : 1,
});

/** What is not in the language of the page says so to assistive technology (RGAA 8.7). */
export const foreign = (lang: Language, { lang: pageLang }: Context): Markup | false =>
  lang !== pageLang && html` lang="${lang}"`;

/** Of texts that are kept as the source gives them, hence in French. */
export const sourceLang = (context: Context): Markup | false => foreign('fr', context);

/** A text of the source, marked as French on a page that is not; nothing when there is none. */
export const fromSource = (text: Part, context: Context): Part =>
  context.lang === 'fr' || isEmpty(text) ? text : html`<span lang="fr">${text}</span>`;

/** A real heading, at most `h6`. `attributes` start with a space. */
export function heading(level: number, content: Part, attributes: Markup | false = false): Markup {
  const rank = Math.min(level, 6);
  return html`<h${rank}${attributes}>${content}</h${rank}>`;
}
