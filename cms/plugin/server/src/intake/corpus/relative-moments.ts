/**
 * Demo entries are dated from the day the demo starts, so that they never look old: `D+12` is twelve days
 * later, `D-1` the day before, `D+12T14:30` an hour of that day. They are resolved before validation, which
 * knows absolute moments only.
 */
import { addDays } from 'ess-shared-types';

const RELATIVE_MOMENT = /^D([+-]\d{1,4})(T\d{2}:\d{2})?$/;

/**
 * A copy of a JSON value in which every whole text that is a relative moment became an absolute one. A text
 * that only contains one is left alone, and so are the names of the fields.
 * @param today the local day counted from, `YYYY-MM-DD`
 */
export function resolveRelativeMoments(json: unknown, today: string): unknown {
  if (typeof json === 'string') return resolveText(json, today);
  if (Array.isArray(json)) return json.map((item: unknown) => resolveRelativeMoments(item, today));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]: [string, unknown]) => [name, resolveRelativeMoments(value, today)]),
  );
}

function resolveText(text: string, today: string): string {
  const [, days, hour = ''] = RELATIVE_MOMENT.exec(text) ?? [];
  return days === undefined ? text : addDays(today, Number(days)) + hour;
}
