/** The programme and the people of an event as lines of text. */
import {
  hourInWords,
  hoursInWords,
  parseMoment,
  safeUrl,
  type DocumentView,
  type Language,
  type ParticipationView,
  type SessionView,
} from 'ess-shared-types';
import { labelledText } from './words';

/** A session a line, what belongs to it indented beneath it, sessions within it included. */
export const sessionLines = (session: SessionView, lang: Language): string[] => [
  `- ${[sessionHours(session, lang), sessionTitle(session, lang)].filter((part) => part !== '').join(' – ')}`,
  ...[
    ...(session.summary === null ? [] : [session.summary]),
    ...session.participations.flatMap(participationLine),
    ...session.documents.map((document) => documentLine(document, lang)),
    ...session.sessions.flatMap((child) => sessionLines(child, lang)),
  ].map((text) => text.replaceAll(/^/gm, '  ')),
];

/** `Table ronde n°1 : Se loger autrement`. */
export const sessionTitle = ({ title, numberAsPrinted }: SessionView, lang: Language): string =>
  numberAsPrinted === null ? title : labelledText(numberAsPrinted, title, lang);

/** The hours that the programme prints: an end that was deduced is no part of it. */
function sessionHours({ start, end, endInferred }: SessionView, lang: Language): string {
  const from = start === null ? undefined : parseMoment(onSomeDay(start));
  if (start === null || from?.precision !== 'time') return '';
  return end === null || endInferred || parseMoment(onSomeDay(end))?.precision !== 'time'
    ? hourInWords(from, lang)
    : hoursInWords({ start: onSomeDay(start), end: onSomeDay(end), timeZone: 'UTC' }, lang);
}

const onSomeDay = (hour: string): string => `2000-01-01T${hour}`;

/** `Camille Exemple, maire, Angers`; nothing when nobody may be named. */
export function participationLine({ person, unitLabel, functionAtDate, organisation }: ParticipationView): string[] {
  const parts = [person ?? unitLabel, functionAtDate, organisation?.name].filter(Boolean);
  return parts.length === 0 ? [] : [parts.join(', ')];
}

/** A document with its address, or with the reason why there is none. */
export function documentLine({ role, title, url, linkStatus }: DocumentView, lang: Language): string {
  const address = safeUrl(url);
  const shown = address === undefined ? `${title} (${linkStatus.label.toLowerCase()})` : `${title} – ${address}`;
  return labelledText(role.label, shown, lang);
}
