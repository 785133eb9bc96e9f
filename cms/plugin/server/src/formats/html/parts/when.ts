/** When a rendez-vous takes place: what is known, and what is not said to be known. */
import {
  daysInWords,
  hoursInWords,
  parseMoment,
  timeZoneInWords,
  type EventView,
  type Language,
  type OccurrenceTimes,
  type OccurrenceView,
} from 'ess-shared-types';
import { fromSource, type Context } from '../context';
import { html, joined, type Markup, type Part } from '../markup';
import { capitalised } from '../phrases';
import { WORDS } from '../words';

export const timesOf = ({ start, end, halfDay, timeZone }: OccurrenceView): OccurrenceTimes => ({
  start,
  end: end ?? undefined,
  halfDay: halfDay?.key,
  timeZone,
});

/** What a rendez-vous stands under in a list: « En ce moment », its day or days, or why it has none. */
export function dayHeading({ temporalState, mainOccurrence }: EventView, lang: Language): Markup {
  if (temporalState === 'ongoing') return html`${WORDS.ongoingNow[lang]}`;
  if (temporalState === 'postponed') return html`${WORDS.postponed[lang]}`;
  if (temporalState === 'recurring') return html`${WORDS.recurring[lang]}`;
  if (!mainOccurrence) return html`${WORDS.undated[lang]}`;
  const days = capitalised(daysInWords(timesOf(mainOccurrence), lang));
  return html`<time datetime="${mainOccurrence.start.slice(0, DAY_LENGTH)}">${days}</time>`;
}

/** Of `2025-09-11`: a heading is that of a day, whatever the hours of what stands under it. */
const DAY_LENGTH = 10;

/** A sight for the eye only: every date in it is said in words beside it. */
export function dateBlockMarkup({ mainOccurrence, temporalState }: EventView, { asOf }: Context): Markup {
  if (!mainOccurrence || temporalState === 'postponed') return html`<div class="date"></div>`;
  const { day, month, year } = mainOccurrence.dateBlock;
  const isSaid = month === '' || !asOf.startsWith(year);
  return html`<div class="date" aria-hidden="true">${day !== '' && html`<span class="${day.length > 2 ? 'days' : 'day'}">${day}</span>`}${month !== '' && html`<span class="${day === '' ? 'days' : 'month'}">${month}</span>`}${isSaid && html`<span class="${month === '' ? 'days' : 'year'}">${year}</span>`}</div>`;
}

/** The moment of a rendez-vous under the heading of its day. */
export function momentUnderDay(event: EventView, context: Context): Markup {
  const { lang } = context;
  const { mainOccurrence: occurrence, recurring, temporalState } = event;
  if (!occurrence) {
    if (recurring) return html`${fromSource(recurring.text, context)}`;
    return muted(WORDS[temporalState === 'postponed' ? 'newDate' : 'undated'][lang]);
  }
  const times = timesOf(occurrence);
  if (temporalState === 'postponed') {
    return html`${muted(WORDS.newDate[lang])}, ${WORDS.firstPlanned[lang](daysInWords(times, lang))}`;
  }
  if (temporalState === 'ongoing') {
    return html`${time(occurrence, `${WORDS.ongoing[lang]} ${occurrence.untilText}`)}${inferred(occurrence, lang)}`;
  }
  const said = [hoursInWords(times, lang), timeZoneInWords(times, lang)].filter((part) => part !== '').join(', ');
  const hours = joined(
    [said !== '' && time(occurrence, capitalised(said)), hoursMissing(event, occurrence, lang)],
    ' – ',
  );
  if (hours.html === '' && occurrence.yearInferred) return muted(capitalised(WORDS.yearInferred[lang]));
  return html`${hours}${inferred(occurrence, lang)}`;
}

/** Every occurrence in whole, those that are over said so while others are to come. */
export function occurrences(event: EventView, context: Context): Part {
  const { lang, asOf } = context;
  if (event.occurrences.length === 0) {
    if (event.recurring) return fromSource(event.recurring.text, context);
    return event.temporalState === 'postponed' && muted(WORDS.newDate[lang]);
  }
  const isOver = ({ endsAt }: OccurrenceView) => Date.parse(endsAt) <= Date.parse(asOf);
  const someLeft = !event.occurrences.every(isOver);
  const items = event.occurrences.map(
    (occurrence) =>
      html`${time(occurrence, capitalised(occurrence.text))}${joined(
        [
          '',
          hoursMissing(event, occurrence, lang),
          occurrence.yearInferred && muted(`(${WORDS.yearInferred[lang]})`),
          someLeft && isOver(occurrence) && muted(`(${WORDS.over[lang]})`),
        ].map((part) => part && html` ${part}`),
        '',
      )}`,
  );
  const rhythm = event.recurring && html`<p>${fromSource(event.recurring.text, context)}</p>`;
  return items.length === 1 && !rhythm
    ? items
    : html`<ul role="list">${items.map((item) => html`<li>${item}</li>`)}</ul>${rhythm}`;
}

/** The other dates still to come. */
export function otherDates({ occurrences: all, mainOccurrence }: EventView, asOf: string): OccurrenceView[] {
  return all.filter(({ start, endsAt }) => start !== mainOccurrence?.start && Date.parse(endsAt) > Date.parse(asOf));
}

export const time = ({ start }: OccurrenceView, text: string): Markup => html`<time datetime="${start}">${text}</time>`;

const muted = (text: string): Markup => html`<span class="muted">${text}</span>`;

const inferred = ({ yearInferred }: OccurrenceView, lang: Language): Markup | false =>
  yearInferred && html` ${muted(`(${WORDS.yearInferred[lang]})`)}`;

const WITHOUT_HOUR_TO_COME: readonly string[] = ['cancelled', 'postponed'];

/** Said of what is still to come only: nobody will confirm the hour of what is over. */
function hoursMissing(event: EventView, { precision, end }: OccurrenceView, lang: Language): Markup | false {
  if (event.temporalState !== 'upcoming' || WITHOUT_HOUR_TO_COME.includes(event.status.key)) return false;
  if (precision === 'time' || (end !== null && parseMoment(end)?.precision === 'time')) return false;
  return muted(WORDS[precision === 'day' ? 'hourToConfirm' : 'dayToConfirm'][lang]);
}
