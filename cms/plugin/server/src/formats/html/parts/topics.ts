/** What an entry is about, each word leading to what else there is about it. */
import type { Collection, TermReference, TerritoryReference } from 'ess-shared-types';
import { link, listAddress, topicValue } from '../addresses';
import type { Context } from '../context';
import { html, type Markup } from '../markup';

export const topics = (terms: readonly TermReference[], collection: Collection, context: Context): Markup | null =>
  chips(terms.map((term) => link(listAddress(context, collection, [['topic', topicValue(term)]]), term.label)));

export const territories = (
  list: readonly TerritoryReference[],
  collection: Collection,
  context: Context,
): Markup | null =>
  chips(list.map(({ code, name }) => link(listAddress(context, collection, [['territory', code]]), name)));

export const chips = (items: readonly Markup[]): Markup | null =>
  items.length === 0 ? null : html`<ul class="chips" role="list">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
