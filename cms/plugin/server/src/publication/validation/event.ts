/** What publishing an event asks for: a title, when, where or online, a publisher; and no date that cannot be. Pure. */
import { ATTENDANCE_MODES, boundsOf, EVENT_STATUSES, isTimeZone, parseMoment, safeUrl } from 'ess-shared-types';
import type { EventDocument, LoadedSession, LoadedSubSession } from '../documents';
import { occurrenceTimes } from '../event-projection';
import { impossibleDate, missing, problem, publisherProblems, unsafeUrl, type PublicationProblem } from './problems';

export function validateEvent(event: EventDocument): PublicationProblem[] {
  return [
    ...whatIsMissing(event),
    ...occurrenceProblems(event),
    ...event.sessions.flatMap((session, index) => [
      ...sessionProblems(session, ['sessions', index]),
      ...session.sessions.flatMap((child, childIndex) =>
        sessionProblems(child, ['sessions', index, 'sessions', childIndex]),
      ),
    ]),
    ...registrationProblems(event),
    ...event.online_accesses.flatMap(({ url }, index) =>
      url && !safeUrl(url) ? [unsafeUrl(['online_accesses', index, 'url'], url)] : [],
    ),
  ];
}

function whatIsMissing(event: EventDocument): PublicationProblem[] {
  const problems: PublicationProblem[] = [];
  if (!event.title) problems.push(missing('title', 'Donnez un titre au rendez-vous.', 'Give the event a title.'));
  const isPostponed = event.event_status === EVENT_STATUSES.postponed.stored;
  if (event.occurrences.length === 0 && !event.recurrence_text && !isPostponed) {
    problems.push(
      missing(
        'occurrences',
        'Dites quand : une date, même imprécise (2025-09), ou une phrase qui dit le rythme.',
        'Say when: a date, even an imprecise one (2025-09), or a sentence that tells the rhythm.',
      ),
    );
  }
  const hasPlace =
    event.territories.length > 0 ||
    event.places.some((place) => place.territory ?? place.name ?? place.label_as_printed);
  const isOnline =
    event.online_accesses.some(({ url, label }) => url ?? label) || event.attendance === ATTENDANCE_MODES.online.stored;
  if (!hasPlace && !isOnline) {
    problems.push(
      missing(
        'places',
        'Dites où : un lieu, une commune ou un territoire, ou l’accès en ligne.',
        'Say where: a place, a commune or a territory, or the online access.',
      ),
    );
  }
  problems.push(...publisherProblems(event));
  return problems;
}

function occurrenceProblems(event: EventDocument): PublicationProblem[] {
  return event.occurrences.flatMap((occurrence, index): PublicationProblem[] => {
    const at = (field: string) => ['occurrences', index, field];
    const times = occurrenceTimes(occurrence);
    if (!times) {
      return [problem(at('start'), 'Cette date n’a pas de début.', 'This date has no start.')];
    }
    const problems: PublicationProblem[] = [];
    if (!parseMoment(times.start)) problems.push(impossibleDate(at('start'), times.start));
    if (times.end !== undefined && !parseMoment(times.end)) problems.push(impossibleDate(at('end'), times.end));
    if (!isTimeZone(times.timeZone)) {
      problems.push(
        problem(
          at('time_zone'),
          `Le fuseau horaire « ${times.timeZone} » n’existe pas (exemples : Europe/Paris, Indian/Reunion).`,
          `There is no time zone “${times.timeZone}” (examples: Europe/Paris, Indian/Reunion).`,
        ),
      );
    }
    if (problems.length === 0 && !boundsOf(times)) {
      problems.push(
        problem(
          at('end'),
          `La fin (${times.end ?? ''}) précède le début (${times.start}).`,
          `The end (${times.end ?? ''}) comes before the start (${times.start}).`,
        ),
      );
    }
    return problems;
  });
}

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;

function sessionProblems(
  session: LoadedSession | LoadedSubSession,
  path: readonly (string | number)[],
): PublicationProblem[] {
  const problems: PublicationProblem[] = [];
  if (!session.title)
    problems.push(problem([...path, 'title'], 'Cette séquence n’a pas de titre.', 'This session has no title.'));
  for (const field of ['start', 'end'] as const) {
    const hour = session[field];
    if (hour && !HOUR.test(hour)) {
      problems.push(
        problem(
          [...path, field],
          `« ${hour} » n’est pas une heure (exemple : 09:30).`,
          `“${hour}” is not an hour (example: 09:30).`,
        ),
      );
    }
  }
  if (problems.length === 0 && session.start && session.end && session.end < session.start) {
    problems.push(
      problem(
        [...path, 'end'],
        `La séquence finit (${session.end}) avant de commencer (${session.start}).`,
        `The session ends (${session.end}) before it starts (${session.start}).`,
      ),
    );
  }
  return problems;
}

function registrationProblems({ registration }: EventDocument): PublicationProblem[] {
  if (!registration) return [];
  const problems: PublicationProblem[] = [];
  if (registration.url && !safeUrl(registration.url))
    problems.push(unsafeUrl(['registration', 'url'], registration.url));
  if (registration.deadline && !parseMoment(registration.deadline)) {
    problems.push(impossibleDate(['registration', 'deadline'], registration.deadline));
  }
  return problems;
}
