/** The programme on its two levels: hours, what, who, with which documents. */
import { hourInWords, parseMoment, type Language, type SessionView } from 'ess-shared-types';
import type { Context } from '../context';
import { html, joined, type Markup } from '../markup';
import { WORDS } from '../words';
import { documents } from './documents';
import { people } from './people';

export function programme(sessions: readonly SessionView[], isPast: boolean, context: Context): Markup {
  return html`<ol class="programme" role="list">${sessions.map((session) => {
    const { title, summary, participations } = session;
    const hours = hoursOf(session, context.lang);
    const kind = kindOf(session);
    return html`<li>${hours !== null && html`<p class="hours">${hours}</p>`}<div class="session">
${kind !== '' && html`<p class="small muted">${kind}</p>`}
<p class="session-title">${title}</p>
${summary !== null && html`<p>${summary}</p>`}
${participations.length > 0 && people(participations, isPast, context)}
${session.documents.length > 0 && documents(session.documents, context)}
${session.sessions.length > 0 && programme(session.sessions, isPast, context)}
</div></li>`;
  })}</ol>`;
}

/** `9 h 30 – 10 h`: local hours of the event. */
function hoursOf({ start, end, endInferred }: SessionView, lang: Language): Markup | null {
  const hours = [start, end].flatMap((hour) => hourOf(hour, lang) ?? []);
  if (hours.length === 0) return null;
  return html`${joined(hours, ' – ')}${endInferred && end !== null && html` <span class="muted small">(${WORDS.endDeduced[lang]})</span>`}`;
}

function hourOf(hour: string | null, lang: Language): string | null {
  const moment = hour === null ? undefined : parseMoment(`2000-01-01T${hour}`);
  return moment ? hourInWords(moment, lang) : null;
}

/** « Table ronde n°1 »; nothing when the title says it already, or when the kind says nothing. */
function kindOf({ title, kind, numberAsPrinted }: SessionView): string {
  const said = numberAsPrinted ?? (kind.key === 'other-session' || kind.key === 'sequence' ? '' : kind.label);
  return title.toLowerCase().startsWith(said.toLowerCase()) ? '' : said;
}
