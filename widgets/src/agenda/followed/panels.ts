/** What unfolds in an agenda. */
import type { html as Html, TemplateResult } from 'lit/html.js';
import type { FollowedList } from '../../data/source.js';
import { adoptStyles } from '../../followed/adopt-styles.js';
import { sharing } from '../../followed/share.js';
import type { Reading } from '../../foundation/content-element.js';
import { pageUrl } from '../../foundation/entry-url.js';
import type { SelectionValues } from '../../foundation/selection-attributes.js';
import { selectionUrl } from '../../foundation/selection-url.js';
import type { AgendaEvent } from '../agenda-source.js';
import type { PanelKind } from '../event-template.js';
import { isToCome } from '../is-to-come.js';
import {
  eventFile,
  googleSubscriptionUrl,
  googleUrl,
  outlookSubscriptionUrl,
  outlookUrl,
  webcalUrl,
} from './calendar-urls.js';
import { loadDetails } from './details.js';
import { FOLLOWED_AGENDA_WORDS } from './words.js';

export interface PanelContext extends Omit<Reading, 'selection'> {
  /** Lit comes from the element: a second copy of it would need a second Trusted Types policy. */
  readonly html: typeof Html;
  /** Where the styles of what unfolds go. */
  readonly root: ShadowRoot;
  /** Level of the title of a rendez-vous. */
  readonly titleLevel: number;
  /** The list in the hands of Apollo Client, which is loaded the first time. */
  readonly list: () => Promise<Pick<FollowedList<unknown>, 'query'>>;
  /** What is selected now, by the attributes and by the reader. */
  readonly selected: () => SelectionValues;
  /** Draws the panel anew. */
  readonly update: () => void;
}

/** The content of a panel: of the list, or of one of its rendez-vous. */
export async function panel(
  kind: PanelKind,
  event: AgendaEvent | undefined,
  context: PanelContext,
): Promise<() => unknown> {
  adoptStyles(context.root);
  if (!event) return () => subscribing(context);
  return kind === 'details' ? loadDetails(event.id, context) : keeping(event, context);
}

/** To put a rendez-vous into a calendar, or to give its address to somebody. */
function keeping(event: AgendaEvent, context: PanelContext): () => TemplateResult {
  const { html, endpoint, language, presentation } = context;
  const { show } = presentation;
  const words = FOLLOWED_AGENDA_WORDS[language];
  const url = pageUrl(event, presentation);
  const links =
    show.includes('calendar') && isToCome(event)
      ? linksTemplate(
          [
            [words.calendarFile, eventFile(endpoint, event.slug)],
            [words.google, googleUrl(event, url)],
            [words.outlook, outlookUrl(event, url)],
          ],
          context,
        )
      : '';
  const address = url !== undefined && show.includes('share') ? sharing(url, context) : undefined;
  return () => html`${links} ${address?.()}`;
}

/** To subscribe to this very selection; it is read each time, because the reader may have chosen another one since. */
function subscribing(context: PanelContext): TemplateResult {
  const { html, endpoint, language, selected } = context;
  const words = FOLLOWED_AGENDA_WORDS[language];
  const feed = selectionUrl(endpoint, 'agenda.ics', selected(), language);
  return html`<p class="small">${words.subscribing}</p>
    ${linksTemplate(
      [
        [words.followed, webcalUrl(feed)],
        [words.google, googleSubscriptionUrl(feed)],
        [words.outlook, outlookSubscriptionUrl(feed, words.name)],
        [words.calendarFile, feed],
        [words.feed, selectionUrl(endpoint, 'agenda.rss', selected(), language)],
      ],
      context,
    )}`;
}

/** A list of links; those without an address are left out. What they lead to learns nothing of the host page. */
function linksTemplate(
  links: readonly (readonly [label: string, url: string | undefined])[],
  { html }: PanelContext,
): TemplateResult {
  return html`<ul class="row links" role="list">
    ${links.map(([label, url]) => url && html`<li><a href=${url} rel="noreferrer">${label}</a></li>`)}
  </ul>`;
}
