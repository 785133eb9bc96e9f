/** A place on one line, `Salle des fêtes, 2 place de l’Église, 49430 Durtal`, told apart into its parts. Pure. */
import type { RawPlace } from './raw-event';

const CITY = /^(\d{5})\s+([^\d\s][^()]*?)(?:(?<!\s)\s*\(([^()]+)\))?$/;
/** « Durtal (Maine-et-Loire) » */
const CITY_IN_DEPARTMENT = /^(.+?)(?<!\s)\s*\(([^()]+)\)$/;

/** The name before the street before the commune; a line that is written otherwise stays a text. */
export function writtenPlace(location: string | undefined): RawPlace {
  const text = location?.trim();
  if (text === undefined || text === '') return {};
  const parts = text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part, index, all) => part !== '' && !(index > 0 && index === all.length - 1 && /^france$/i.test(part)));
  const [, postalCode, city, department] = CITY.exec(parts.at(-1) ?? '') ?? [];
  if (postalCode === undefined || city === undefined) {
    const [name] = parts;
    return parts.length > 1 && name !== undefined && !/\d{5}/.test(name) ? { name, text } : { text };
  }
  const before = parts.slice(0, -1);
  // A number begins a street: nothing names the place.
  const hasName = before[0] !== undefined && !/^\d/.test(before[0]);
  return {
    name: hasName ? before[0] : undefined,
    street: before.slice(hasName ? 1 : 0).join(', ') || undefined,
    postalCode,
    city,
    department,
  };
}

/** As the calendars of this product write it: the department tells homonyms apart where there is no postal code. */
export function ownPlace(text: string): RawPlace {
  const written = writtenPlace(text);
  if (written.city !== undefined) return written;
  const parts = text.split(',').map((part) => part.trim());
  const [, city, department] = CITY_IN_DEPARTMENT.exec(parts.at(-1) ?? '') ?? [];
  if (city === undefined) return written;
  const [name, ...street] = parts.slice(0, -1);
  return { name, street: street.join(', ') || undefined, city, department };
}

/** A place as one line again: two that read the same are the same. */
export const placeLine = ({ text, name, street, postalCode, city, department }: RawPlace): string =>
  text ??
  [name, street, [postalCode, city, department && `(${department})`].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
