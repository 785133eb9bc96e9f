/** Reads a calendar (RFC 5545): every event that can be, and a report of every line that cannot. */
import { DEFAULT_TIME_ZONE } from 'ess-shared-types';
import { MAX_ENTRIES, Problems, type RawEvent, type RawOccurrence, type ReadSource } from '../incoming/raw-event';
import { isOwnCalendar, ownEvents } from '../own/own-calendar';
import { placeLine } from '../incoming/written-place';
import { nextTurn } from '../reading/next-turn';
import { words, type Words } from '../../content-types/words';
import { calendarEvent, occurrenceIn, type CalendarEvent } from './calendar-event';
import { calendarLines, type CalendarLines, type EventLines } from './content-lines';
import { Properties } from './properties';
import { ruleInWords } from './rule-words';
import { seriesDates, windowAround, type SeriesDates, type Window } from './series';
import type { TimeContext } from './times';
import { CalendarZones, ianaName } from './zones';

/** Events read before others have their turn. */
const CHUNK = 100;
/** Longest text of a series that is kept to give its later dates. */
const LONGEST_SERIES = 60_000;

export interface CalendarOptions {
  /** `YYYY-MM-DD`: a series without end gives the dates of the year that follows. */
  readonly today: string;
  /** IANA names that an editor gave to zones that nothing tells, by their `TZID`. */
  readonly zones?: Readonly<Record<string, string>>;
}

interface Version extends CalendarEvent {
  readonly source: EventLines;
}

export async function readCalendar(text: string, { today, zones = {} }: CalendarOptions): Promise<ReadSource> {
  const problems = new Problems();
  const lines = await calendarLines(text, problems);
  const { calendar, events } = lines;
  const notes = [...emptiness(lines, problems), ...(events.length > MAX_ENTRIES ? [tooMany(events.length)] : [])];
  const ofCalendar = new Properties(calendar, problems);
  const context: TimeContext = {
    zones: new CalendarZones(lines.zones, zones, problems),
    zone: zoneOfCalendar(ofCalendar.text('x-wr-timezone')),
  };
  const isCancelling = ofCalendar.text('method')?.trim().toUpperCase() === 'CANCEL';
  const read: Version[] = [];
  for (const [index, source] of events.slice(0, MAX_ENTRIES).entries()) {
    if (index % CHUNK === CHUNK - 1) await nextTurn();
    const event = calendarEvent(new Properties(source.lines, problems), source.line, context);
    if ('raw' in event) read.push({ ...event, isCancelled: event.isCancelled || isCancelling, source });
    else problems.add(source.line, event, 'DTSTART');
  }
  const merging = { context, window: windowAround(today), lines };
  const result: RawEvent[] = [];
  for (const [index, versions] of byIdentifier(read).entries()) {
    if (index % CHUNK === CHUNK - 1) await nextTurn();
    result.push(...merged(versions, merging));
  }
  const inOrder = result.toSorted((one, other) => one.position - other.position);
  return {
    events: isOwnCalendar(ofCalendar.text('prodid')) ? ownEvents(inOrder) : inOrder,
    problems: problems.listed,
    problemCount: problems.count,
    notes,
  };
}

function zoneOfCalendar(name: string | undefined): string {
  const zone = ianaName(name ?? '');
  return zone === undefined || zone === 'UTC' ? DEFAULT_TIME_ZONE : zone;
}

/** Says why there is nothing to take. */
function emptiness({ events, isCalendar, others }: CalendarLines, problems: Problems): Words[] {
  if (events.length > 0) return [];
  if (!isCalendar) {
    problems.add(
      1,
      words(
        'Ce fichier n’est pas un calendrier (BEGIN:VCALENDAR manque)',
        'This file is no calendar (BEGIN:VCALENDAR is missing)',
      ),
    );
    return [];
  }
  if (others.size === 0)
    return [words('Ce calendrier est vide : aucun rendez-vous', 'This calendar is empty: no event')];
  const found = [...others].map((name) => COMPONENTS[name] ?? words(name, name));
  return [
    words(
      `Ce calendrier ne contient aucun rendez-vous, seulement ${found.map(({ fr }) => fr).join(' et ')}`,
      `This calendar holds no event, only ${found.map(({ en }) => en).join(' and ')}`,
    ),
  ];
}

const COMPONENTS: Readonly<Record<string, Words>> = {
  VFREEBUSY: words('des disponibilités (VFREEBUSY)', 'free and busy times (VFREEBUSY)'),
  VTODO: words('des tâches (VTODO)', 'tasks (VTODO)'),
  VJOURNAL: words('des notes (VJOURNAL)', 'notes (VJOURNAL)'),
};

/** Versions of one event, together. */
function byIdentifier(events: readonly Version[]): Version[][] {
  const byId = new Map<string, Version[]>();
  const result: Version[][] = [];
  for (const event of events) {
    const { sourceId } = event.raw;
    const versions = sourceId === undefined || sourceId === '' ? undefined : byId.get(sourceId);
    if (versions) versions.push(event);
    else {
      const own = [event];
      if (sourceId !== undefined) byId.set(sourceId, own);
      result.push(own);
    }
  }
  return result;
}

interface Merging {
  readonly context: TimeContext;
  readonly window: Window;
  readonly lines: CalendarLines;
}

/** The highest sequence wins, then what was written last, then what comes last. */
const latestFirst = (versions: readonly Version[]): Version[] =>
  versions
    .toReversed()
    .toSorted(
      (one, other) =>
        other.sequence - one.sequence || (one.written < other.written ? 1 : -1) * Number(one.written !== other.written),
    );

/** Dates that were moved or cancelled take the place of those of the rule; those that have their own title are events. */
function merged(versions: readonly Version[], merging: Merging): RawEvent[] {
  const masters = latestFirst(versions.filter(({ instance }) => !instance));
  const changes = latestOfEachDate(versions.filter(({ instance }) => instance));
  const [master] = masters;
  if (!master) return withoutMaster(changes, merging);
  const { context, window } = merging;
  const series = seriesDates(master, changes, window, context);
  const isSeries = master.rules.length > 0 || master.added.length > 0 || master.hasUnknownRule;
  const hasNoDate = series.dates.length === 0;
  const isCancelled = master.isCancelled || (hasNoDate && series.cancelled.length > 0 && series.own.length === 0);
  const notes = [...master.raw.notes];
  if (masters.length > 1) notes.push(LATEST_KEPT);
  if (master.hasUnknownRule) notes.push(UNKNOWN_RULE);
  if (series.isWindow) notes.push(IN_A_WINDOW);
  for (const { version, dates } of series.own) {
    notes.push(
      words(
        `Fiche à part pour ce qui change : « ${version.raw.title} », ${daysOf(dates)}`,
        `An entry of its own for what changes: “${version.raw.title}”, ${daysOf(dates)}`,
      ),
    );
  }
  const main: RawEvent = {
    ...master.raw,
    status: isCancelled ? 'cancelled' : master.raw.status,
    occurrences: hasNoDate ? series.cancelled : series.dates,
    cancelledDates: hasNoDate || isCancelled ? [] : series.cancelled,
    recurrenceText: isSeries ? sentenceOf(master, series, context) : undefined,
    series: series.isWindow ? keptSeries(versions, merging) : undefined,
    isToCheck: master.hasUnknownRule,
    notes,
  };
  // Every date has a title of its own: there is no other event.
  const mains = hasNoDate && series.own.length > 0 && series.cancelled.length === 0 ? [] : [main];
  return [
    ...mains,
    ...series.own.map(({ version, dates, id }): RawEvent => ({
      ...version.raw,
      sourceId: `${version.raw.sourceId ?? ''}#${id}`,
      title: version.raw.title === '' ? master.raw.title : version.raw.title,
      place: version.raw.place ?? master.raw.place,
      description: version.raw.description ?? master.raw.description,
      page: version.raw.page ?? master.raw.page,
      occurrences: dates,
      notes: [
        ...version.raw.notes,
        words(`Date à part de « ${master.raw.title} »`, `A date apart of “${master.raw.title}”`),
      ],
    })),
  ];
}

/** The series itself is in another file: its dates are all that is known. */
function withoutMaster(changes: readonly Version[], { context }: Merging): RawEvent[] {
  const kept = changes.filter(({ isCancelled }) => !isCancelled);
  const occurrence = occurrenceIn(context);
  const groups = new Map<string, Version[]>();
  for (const version of kept.length > 0 ? kept : changes) {
    const key = JSON.stringify([version.raw.title, version.raw.place && placeLine(version.raw.place)]);
    groups.set(key, [...(groups.get(key) ?? []), version]);
  }
  const cancelledDates = kept.length > 0 ? changes.filter(({ isCancelled }) => isCancelled) : [];
  return [...groups.values()].flatMap((versions, rank): RawEvent[] => {
    const [first] = versions;
    if (!first) return [];
    const { sourceId } = first.raw;
    return [
      {
        ...first.raw,
        sourceId: rank === 0 ? sourceId : `${sourceId ?? ''}#${first.instance?.at.moment ?? ''}`,
        occurrences: versions
          .map((version) => occurrence(version.first))
          .toSorted((one, other) => (one.start < other.start ? -1 : 1)),
        cancelledDates: rank === 0 ? cancelledDates.map((version) => occurrence(version.first)) : [],
      },
    ];
  });
}

function latestOfEachDate(changes: readonly Version[]): Version[] {
  const byDate = new Map<string, Version>();
  for (const version of latestFirst(changes)) {
    const key = `${version.instance?.at.moment ?? ''} ${String(version.instance?.at.zone.name)} ${String(version.instance?.andFuture)}`;
    if (!byDate.has(key)) byDate.set(key, version);
  }
  return [...byDate.values()].toSorted((one, other) => one.raw.position - other.raw.position);
}

/** Series of fewer dates than this say them all: a sentence adds nothing. */
const FEW_DATES = 8;

function sentenceOf(
  master: CalendarEvent,
  { dates, cancelled, isWindow }: SeriesDates,
  context: TimeContext,
): string | undefined {
  if (master.hasUnknownRule) return 'Rendez-vous régulier';
  const [rule] = master.rules;
  if (!rule || (!isWindow && dates.length < FEW_DATES)) return undefined;
  const last = rule.until?.slice(0, 10) ?? (isWindow ? undefined : dates.at(-1)?.start.slice(0, 10));
  return ruleInWords({ rule, first: occurrenceIn(context)(master.first), last, exceptions: cancelled });
}

const daysOf = (dates: readonly RawOccurrence[]): string =>
  dates.length === 1 ? (dates[0]?.start.slice(0, 10) ?? '') : `${String(dates.length)} dates`;

/** The lines that give its later dates: its own, those of its zones and of the calendar. */
function keptSeries(versions: readonly Version[], { lines }: Merging): string | undefined {
  const text = [
    'BEGIN:VCALENDAR',
    ...lines.calendar
      .filter(({ text: line }) => /^(?:x-wr-timezone|method)[:;]/i.test(line))
      .map(({ text: line }) => line),
    ...lines.zones.flatMap(({ own, observances }) => [
      'BEGIN:VTIMEZONE',
      ...own.map(({ text: line }) => line),
      ...observances.flatMap((observance) => [
        'BEGIN:STANDARD',
        ...observance.map(({ text: line }) => line),
        'END:STANDARD',
      ]),
      'END:VTIMEZONE',
    ]),
    ...versions.flatMap(({ source }) => [
      'BEGIN:VEVENT',
      ...source.lines.map(({ text: line }) => line).filter((line) => SERIES_LINES.test(line)),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\n');
  return text.length <= LONGEST_SERIES ? text : undefined;
}

/** What decides of dates, and what tells a date of its own from the others. */
const SERIES_LINES =
  /^(?:uid|summary|location|dtstart|dtend|duration|rrule|rdate|exdate|recurrence-id|sequence|status|dtstamp|last-modified|x-microsoft-[a-z-]*alldayevent|x-funambol-allday)[:;]/i;

const LATEST_KEPT = words(
  'Le même identifiant revient : la version la plus récente est gardée',
  'The same identifier comes again: the latest version is kept',
);
const UNKNOWN_RULE = words(
  'Répétition d’une forme inconnue : seule la première date est reprise',
  'Recurrence of an unknown form: only the first date is taken in',
);
const IN_A_WINDOW = words(
  'Série longue ou sans fin : les dates de l’année à venir sont reprises, les suivantes viendront d’elles-mêmes',
  'Long or endless series: the dates of the coming year are taken in, the following ones will come by themselves',
);

export const tooMany = (count: number): Words =>
  words(
    `La source compte ${String(count)} fiches : seules les ${String(MAX_ENTRIES)} premières sont lues`,
    `The source holds ${String(count)} entries: only the first ${String(MAX_ENTRIES)} are read`,
  );
