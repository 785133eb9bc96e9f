/** What unfolds under a title: the text, the programme, who speaks, the practical facts, the documents, the source. */
import { hourInWords, parseMoment, safeUrl, type Language } from 'ess-shared-types';
import type { TemplateResult } from 'lit/html.js';
import { dayInWords, listInWords } from '../../foundation/phrases.js';
import { richText, subheading } from '../../followed/rich-text.js';
import type { EventDetails } from './details.js';
import type { PanelContext } from './panels.js';
import { FOLLOWED_AGENDA_WORDS } from './words.js';

type Session = EventDetails['sessions'][number]['sessions'][number];
type Participation = Session['participations'][number];
type Document = Session['documents'][number];
type Place = EventDetails['places'][number];

export function detailsTemplate(details: EventDetails, context: PanelContext): TemplateResult {
  const { html, language } = context;
  const words = FOLLOWED_AGENDA_WORDS[language];
  const pageUrl = safeUrl(details.pageUrl);
  const facts = factsOf(details, context);
  return html`<div lang=${details.lang.toLowerCase()}>
      ${details.summary ? html`<p>${details.summary}</p>` : ''} ${richText(details.body, context)}
    </div>
    ${details.sessions.length > 0 ? programmeTemplate(details, context) : ''}
    ${
      facts.length > 0
        ? html`<dl class="facts">
            ${facts.map(
              ([term, fact]) =>
                html`<div>
                  <dt>${term}</dt>
                  <dd>${fact}</dd>
                </div>`,
            )}
          </dl>`
        : ''
    }
    ${pageUrl === undefined ? '' : html`<p><a href=${pageUrl}>${words.page}</a></p>`}`;
}

/** Programmes are in the language of the source, hence in French. */
function programmeTemplate({ sessions, temporalState }: EventDetails, context: PanelContext): TemplateResult {
  const { html, language } = context;
  const isPast = temporalState === 'PAST';
  const session = (item: Session, nested: readonly Session[] = []): TemplateResult => {
    const people = item.participations.map((one) => participantInWords(one, isPast, language)).filter(Boolean);
    const title = [item.numberAsPrinted, item.title].filter(Boolean).join(' ');
    return html`<li>
      ${[hoursOf(item, language), title].filter(Boolean).join(' – ')}
      ${people.length > 0 ? html`<span class="muted">(${people.join('\u00a0; ')})</span>` : ''}
      ${item.summary ? html`<p>${item.summary}</p>` : ''} ${documentsTemplate(item.documents, context)}
      ${
        nested.length > 0
          ? html`<ul>
              ${nested.map((inner) => session(inner))}
            </ul>`
          : ''
      }
    </li>`;
  };
  return html`${subheading(FOLLOWED_AGENDA_WORDS[language].programme, 1, context)}
    <ul lang="fr">
      ${sessions.map((item) => session(item, item.sessions))}
    </ul>`;
}

/** `10 h - 10 h 30`: the CMS gives hours as `10:00`, on the clock of the place. */
function hoursOf({ start, end }: Session, language: Language): string {
  const moments = [start, end].map((hour) => (hour ? parseMoment(`2000-01-01T${hour}`) : undefined));
  return moments.flatMap((moment) => (moment ? [hourInWords(moment, language)] : [])).join(' - ');
}

/** `Lucie Martin, directrice, CRESS – Animation (annoncée…)`: who was announced and who came may differ. */
function participantInWords(
  { person, unitLabel, functionAtDate, organisation, role, announced, actual }: Participation,
  isPast: boolean,
  language: Language,
): string {
  const words = FOLLOWED_AGENDA_WORDS[language];
  const who = [person ?? unitLabel, functionAtDate, organisation?.name].filter(Boolean).join(', ');
  if (who === '') return '';
  const notes = [
    role.key === 'speaker' ? '' : role.label,
    isPast && announced === true && actual === false ? words.announcedOnly : '',
    isPast && announced === false && actual === true ? words.notAnnounced : '',
  ].filter(Boolean);
  return notes.length > 0 ? `${who} – ${notes.join(', ')}` : who;
}

/** Slides, replay, write-up … a link that is lost is said, not hidden. */
function documentsTemplate(documents: readonly Document[], { html }: PanelContext): TemplateResult | '' {
  if (documents.length === 0) return '';
  return html`<ul lang="fr">
    ${documents.map(({ role, title, url, linkStatus }) => {
      const safe = safeUrl(url);
      const name = title.startsWith(role.label) ? title : `${role.label}\u00a0: ${title}`;
      return html`<li>${safe === undefined ? `${name} (${linkStatus.label})` : html`<a href=${safe}>${name}</a>`}</li>`;
    })}
  </ul>`;
}

/** `Salle de l’Odyssée, 23 rue de Bellevue, 49430 Durtal (Maine-et-Loire)`. */
function addressOf({ name, street, postalCode, territory, labelAsPrinted }: Place): string {
  const department = territory?.department ? ` (${territory.department})` : '';
  const commune = territory ? [postalCode, territory.name].filter(Boolean).join(' ') + department : labelAsPrinted;
  return [name, street, commune].filter(Boolean).join(', ');
}

type Fact = readonly [term: string, fact: unknown];

function factsOf(details: EventDetails, context: PanelContext): readonly Fact[] {
  const { html, language } = context;
  const { places, registration, onlineAccesses, participations, participantsCount, series, provenance } = details;
  const words = FOLLOWED_AGENDA_WORDS[language];
  const options = places.filter(({ state }) => state === 'OPTION').map(addressOf);
  const people = participations
    .map((one) => participantInWords(one, details.temporalState === 'PAST', language))
    .filter(Boolean);
  const deadline = registration?.deadline ?? '';
  const printed: readonly (readonly [string, string | null | undefined])[] = [
    [words.series, series?.title],
    [words.places, listInWords(options, language, 'or')],
    ...places.flatMap((place) => [
      [words.access, place.accessInformation] as const,
      [words.accessibility, place.accessibility] as const,
    ]),
    [words.fee, registration?.fee],
    [words.audience, registration?.audience],
    [words.speakers, people.join('\u00a0; ')],
    [words.participants, participantsCount],
  ];
  return [
    ...(deadline ? [[words.registration, words.until(momentInWords(deadline, language))] as const] : []),
    ...(registration?.capacity ? [[words.capacity, String(registration.capacity)] as const] : []),
    // As the source prints them, hence in French.
    ...printed.flatMap(([term, text]): readonly Fact[] => (text ? [[term, html`<span lang="fr">${text}</span>`]] : [])),
    ...onlineAccesses.flatMap(({ url, label }): readonly Fact[] => {
      const safe = safeUrl(url);
      if (safe === undefined) return label ? [[words.connection, label]] : [];
      return [[words.connection, html`<a href=${safe}>${label ?? new URL(safe).hostname}</a>`]];
    }),
    ...(details.documents.length > 0
      ? [[words.documents, documentsTemplate(details.documents, context)] as const]
      : []),
    ...provenance.map(({ label, locator, url }): Fact => {
      const safe = safeUrl(url);
      const source = [label, locator].filter(Boolean).join(', ');
      return [words.source, safe === undefined ? source : html`<a href=${safe} lang="fr">${source}</a>`];
    }),
  ];
}

/** `vendredi 20 novembre 2026, 18 h`. */
function momentInWords(text: string, language: Language): string {
  const moment = parseMoment(text);
  const day = dayInWords(text, language);
  return moment?.precision === 'time' ? `${day}, ${hourInWords(moment, language)}` : day;
}
