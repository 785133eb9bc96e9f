/** The custom fields of the admin: what the schemas say of them and the form reads. */

export const DATE_FIELD = 'date';
export const FIGURE_VALUE_FIELD = 'figure-value';

/** The name under which Strapi keeps a field of the plugin. */
export const customField = <Name extends string>(name: Name): `plugin::ess.${Name}` => `plugin::ess.${name}`;

/** How a date stands among the fields around it: names of fields of the same entry or component. */
export interface DateFieldOptions {
  /** Of a start: where the end is kept. */
  readonly end?: string;
  /** Of an end: where the start is kept. */
  readonly start?: string;
  /** Where the half-day is kept; only the dates of an event have one. */
  readonly halfDay?: string;
  readonly timeZone?: string;
}
