/** Territories as a form offers them: found by name, postal code or code, with what tells namesakes apart. Pure. */
import { TERRITORY_LEVELS, type Language, type TerritoryView } from 'ess-shared-types';
import { z } from 'zod';
import type { TerritoryIndex } from './territory-index';

const MOST = 20;

const codes = z.union([z.string().max(40), z.array(z.string().max(40)).max(100)]).transform((given) => [given].flat());

/** What a form asks: what is typed, and the codes that are chosen already, to be named. */
export const territoryQuery = z.object({ q: z.string().max(100).default(''), codes: codes.default([]) });

export function territoryOptions(
  index: TerritoryIndex,
  { q, codes: chosen }: z.output<typeof territoryQuery>,
  language: Language,
): { readonly value: string; readonly label: string }[] {
  const known = chosen.flatMap((code) => index.resolve(code)?.territory ?? []);
  const isTyped = q.trim() !== '';
  const named = isTyped ? index.find({ name: q }).slice(0, MOST) : [];
  const found = named.length > 0 || !isTyped ? named : index.suggest(q);
  return [...new Set([...known, ...found])].map((territory) => option(territory, language));
}

function option({ code, name, level, department }: TerritoryView, language: Language) {
  const details = [department, TERRITORY_LEVELS[level].label[language].toLowerCase()].filter((part) => part !== null);
  return { value: code, label: `${name} (${details.join(', ')})` };
}
