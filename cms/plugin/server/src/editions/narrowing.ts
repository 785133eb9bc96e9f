/** What a page of a list offers to narrow it by, and what became of the place that somebody typed. */
import type { Edition } from '../formats/edition';
import type { Narrowing } from '../formats/narrowing';
import type { EditionSource } from './editions';

/** @param unknownPlace what was typed as a place, where it names none */
export async function narrowing(
  { catalogue }: EditionSource,
  { collection, selection, territories }: Edition,
  unknownPlace: string | undefined,
): Promise<Narrowing> {
  const [only, ...others] = territories;
  const isOne = only !== undefined && others.length === 0;
  const same = isOne ? await catalogue.territoriesNamed(only.name) : [];
  return {
    facets: await catalogue.facets(collection, selection),
    unknownPlace: unknownPlace ?? null,
    namesakes: same.filter(({ code }) => code !== only?.code),
  };
}
