/** To take the agenda along: what a person does with it in the calendar or the news reader they already have. */
import type { EventView, FormatName } from 'ess-shared-types';
import { link, listAddress, pageAddress } from '../addresses';
import type { AnyEdition, Context } from '../context';
import { html, type Markup } from '../markup';
import { WORDS } from '../words';
import { additionLinks, subscriptionLinks, webcalAddress, type CalendarLink } from './calendar-links';

/** Id of the block, for the link at the top of the page. */
export const SUBSCRIBE_ID = 'abonnement';

/** Nothing for a collection that has neither calendar nor feed. */
export function subscribe({ addresses, title }: AnyEdition, { lang }: Context): Markup | null {
  const { ics } = addresses.formats;
  const feeds = feedLinks(addresses.formats);
  if (ics === undefined && feeds === null) return null;
  const calendar =
    ics !== undefined &&
    html`<p>${WORDS.subscribeWhy[lang]}</p>
<p><a class="action" href="${webcalAddress(ics)}">${WORDS.subscribeApp[lang]}</a></p>
${linkList(subscriptionLinks(ics, title, lang))}
<p class="copy"><label for="adresse-agenda">${WORDS.subscribeAddress[lang]}</label><input id="adresse-agenda" type="text" readonly value="${ics}"></p>
<p>${link(ics, WORDS.download[lang])}</p>`;
  return html`<section class="tool" id="${SUBSCRIBE_ID}"><h2>${WORDS[ics === undefined ? 'subscribeToNews' : 'subscribe'][lang]}</h2>${calendar}${feeds && html`<p>${WORDS.newsFeed[lang]}${lang === 'fr' && '\u00a0'}: ${feeds}</p>`}</section>`;
}

const FEEDS: readonly (readonly [format: FormatName, name: string])[] = [
  ['rss', 'RSS'],
  ['atom', 'Atom'],
  ['feed.json', 'JSON Feed'],
];

function feedLinks(formats: AnyEdition['addresses']['formats']): Markup | null {
  const links = FEEDS.flatMap(([format, name]) => {
    const url = formats[format];
    return url === undefined ? [] : [link(url, name)];
  });
  return links.length === 0 ? null : html`${links.map((feed, index) => html`${index > 0 && ', '}${feed}`)}`;
}

const NOT_TO_COME: readonly string[] = ['cancelled', 'postponed'];

/** One rendez-vous that is still to come, and the agenda it belongs to. */
export function addToCalendar(event: EventView, { addresses }: AnyEdition, context: Context): Markup {
  const { lang } = context;
  const { ics } = addresses.formats;
  const isToCome = event.temporalState !== 'past' && !NOT_TO_COME.includes(event.status.key);
  const add =
    isToCome &&
    html`<h2>${WORDS.addToCalendar[lang]}</h2>${ics !== undefined && html`<p><a class="action" href="${ics}">${WORDS.download[lang]}</a></p>`}${linkList(additionLinks(event, pageAddress(event, context), lang))}`;
  return html`<section class="tool">${add}<p>${link(`${listAddress(context, 'agenda')}#${SUBSCRIBE_ID}`, WORDS.wholeAgenda[lang])}</p></section>`;
}

const linkList = (links: readonly CalendarLink[]): Markup | null =>
  links.length === 0
    ? null
    : html`<ul class="links" role="list">${links.map(({ label, url }) => html`<li>${link(url, label)}</li>`)}</ul>`;
