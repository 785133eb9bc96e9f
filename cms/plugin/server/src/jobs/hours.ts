/** The hours of a job: a cron expression, seconds first, read in Paris whatever the time zone of the server. Pure. */
import { Cron } from 'croner';
import { DEFAULT_TIME_ZONE } from 'ess-shared-types';

export function isHours(text: string): boolean {
  try {
    return nextHour(text, 0) !== undefined;
  } catch {
    return false;
  }
}

/** The first instant after another, in milliseconds; `undefined` when there is none any more. Throws for a wrong expression. */
export const nextHour = (hours: string, after: number): number | undefined =>
  new Cron(hours, { timezone: DEFAULT_TIME_ZONE, paused: true }).nextRun(new Date(after))?.getTime();
