/** What an entry is about, each word leading to what else there is about it. */
import type { Collection, TermReference, TerritoryReference } from 'ess-shared-types';
import { link, listAddress, territoryAddress, topicValue } from '../addresses';
import type { Context } from '../context';
import { html, type Markup } from '../markup';

export const topics = (terms: readonly TermReference[], collection: Collection, context: Context): Markup | null =>
  chips(terms.map((term) => link(listAddress(context, collection, [['topic', topicValue(term)]]), term.label)));

/** Each leads to its page, where this kind of entry stands among the others. */
export const territories = (list: readonly TerritoryReference[], context: Context): Markup | null =>
  chips(list.map(({ code, name }) => link(territoryAddress(context, code), name)));

export const chips = (items: readonly Markup[]): Markup | null =>
  items.length === 0 ? null : html`<ul class="chips" role="list">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
