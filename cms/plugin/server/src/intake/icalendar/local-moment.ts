/** Instants on the clock of a time zone. Pure. */

/** The local day and hour of an instant. */
export function localMoment(instant: number, timeZone: string): string {
  let format = localFormats.get(timeZone);
  if (!format) {
    // Swedish writes ISO 8601: 2025-09-11 09:30.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    localFormats.set(timeZone, format);
  }
  return format.format(instant).replace(' ', 'T');
}

/** Cached: building one costs much more than using it. */
const localFormats = new Map<string, Intl.DateTimeFormat>();
