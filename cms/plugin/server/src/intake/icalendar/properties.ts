/** The properties of an event, each parsed on its own: a broken line is reported and costs nothing but itself. */
import ICAL from 'ical.js';
import { z } from 'zod';
import { words } from '../../content-types/words';
import type { Problems } from '../incoming/raw-event';
import type { ContentLine } from './content-lines';

/** jCal (RFC 7265): name, parameters, type, values. */
const propertySchema = z
  .tuple([z.string(), z.record(z.string(), z.unknown()), z.string()])
  .rest(z.unknown())
  .transform(([name, parameters, type, ...values]) => ({ name, parameters, type, values }));

export type Property = z.output<typeof propertySchema>;

export class Properties {
  readonly #byName = new Map<string, Property[]>();

  constructor(lines: readonly ContentLine[], problems: Problems) {
    for (const { line, text } of lines) {
      const property = readProperty(text);
      if (property) this.#byName.set(property.name, [...(this.#byName.get(property.name) ?? []), property]);
      else problems.add(line, words('Ligne illisible, ignorée', 'Unreadable line, ignored'), nameOf(text));
    }
  }

  all(name: string): readonly Property[] {
    return this.#byName.get(name) ?? [];
  }

  first(name: string): Property | undefined {
    return this.#byName.get(name)?.[0];
  }

  /** The first value of a property as text. */
  text(name: string): string | undefined {
    const value = this.first(name)?.values[0];
    return typeof value === 'string' ? value : undefined;
  }
}

function readProperty(text: string): Property | undefined {
  try {
    return propertySchema.safeParse(ICAL.parse.property(withHours(text.trimStart()))).data;
  } catch {
    return undefined;
  }
}

/** Some calendars call `VALUE=DATE` what has hours: they are not lost. */
const withHours = (text: string): string => text.replace(/^([^:"]*);VALUE=DATE((?:;[^:"]*)?:\s*\d{8}T)/i, '$1$2');

const nameOf = (text: string): string | undefined => /^\s*([A-Za-z][A-Za-z0-9-]{0,40})(?=[;:])/.exec(text)?.[1];

/** A parameter of one value: `TZID`, `CN`. */
export function parameterOf(property: Property | undefined, name: string): string | undefined {
  const value = property?.parameters[name];
  return typeof value === 'string' ? value : undefined;
}
