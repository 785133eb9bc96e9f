/**
 * Finds the commune that a source names. An ambiguous name is never guessed: it stays as printed, to be checked.
 * The department, the postal code or the INSEE code decide between homonyms (model §10.5).
 */
import { textKey, type TerritoryView } from 'ess-shared-types';
import { searchedKey } from '../../territories/searched-text';
import type { TerritoryIndex } from '../../territories/territory-index';
import type { RawPlace } from './raw-event';

export type PlaceMatch =
  | { readonly found: 'one'; readonly territory: TerritoryView }
  | { readonly found: 'several'; readonly name: string; readonly candidates: readonly TerritoryView[] }
  | { readonly found: 'none' };

const COMMUNE_LEVELS = ['commune', 'delegated-commune', 'associated-commune'] as const;
const NONE: PlaceMatch = { found: 'none' };
const POSTAL_CODE = /(?<!\d)(\d{5})(?!\d)/;

export class PlaceMatcher {
  readonly #communes = new Map<string, TerritoryView[]>();
  readonly #departmentNames = new Map<string, string>();

  constructor(private readonly index: TerritoryIndex) {
    for (const territory of index.find({ levels: COMMUNE_LEVELS })) {
      const key = textKey(territory.name);
      const namesakes = this.#communes.get(key);
      if (namesakes) namesakes.push(territory);
      else this.#communes.set(key, [territory]);
    }
    for (const { code, name } of index.find({ levels: ['department'] })) {
      this.#departmentNames.set(textKey(name), name);
      this.#departmentNames.set(code.replace('DEP-', '').toLowerCase(), name);
    }
  }

  match(place: RawPlace): PlaceMatch {
    const byCode = place.inseeCode === undefined ? undefined : this.#byInseeCode(place.inseeCode.trim().toUpperCase());
    if (byCode) return { found: 'one', territory: byCode };
    const hints = { postalCode: place.postalCode?.trim(), department: this.#department(place.department) };
    if (place.city !== undefined) {
      const match = this.#named(place.city, hints);
      if (match.found !== 'none') return match;
    }
    return place.text === undefined ? NONE : this.#inText(place.text);
  }

  #byInseeCode(code: string): TerritoryView | undefined {
    if (!/^(?:\d{5}|2[AB]\d{3})$/.test(code)) return undefined;
    return this.index.get(`ARM-${code}`) ?? this.index.resolve(`COM-${code}`)?.territory;
  }

  /** `Salle des fêtes, 2 place de l’Église, 49430 Durtal, France`: what follows a postal code, else the last part. */
  #inText(text: string): PlaceMatch {
    const parts = text
      .slice(0, 500)
      .split(/[,;\n|()]|\s[-–—]\s/)
      .map((part) => part.trim())
      .filter((part) => part !== '' && textKey(part) !== 'france');
    const department = parts.map((part) => this.#department(part)).find((name) => name !== undefined);
    for (const part of parts.toReversed()) {
      const postalCode = POSTAL_CODE.exec(part)?.[1];
      if (postalCode === undefined) continue;
      const city = part.slice(part.indexOf(postalCode) + postalCode.length).replace(/\scedex\b.*/is, '');
      const match = this.#named(city, { postalCode, department });
      if (match.found !== 'none') return match;
      // « 49430, Durtal » and « Durtal, 49430 »
      for (const other of parts) {
        const beside = this.#named(other, { postalCode, department });
        if (beside.found === 'one') return beside;
      }
    }
    for (const part of parts.toReversed()) {
      if (this.#departmentNames.has(textKey(part)) && parts.length > 1) continue;
      return this.#named(part, { postalCode: undefined, department });
    }
    return NONE;
  }

  #named(
    name: string,
    { postalCode, department }: { readonly postalCode: string | undefined; readonly department: string | undefined },
  ): PlaceMatch {
    const key = searchedKey(name.replace(/\scedex\b.*/is, ''));
    const namesakes = key === '' ? [] : (this.#communes.get(key) ?? []);
    const [first] = namesakes;
    if (first === undefined) return NONE;
    const inDepartment = namesakes.filter(
      (territory) => department === undefined || territory.department === department,
    );
    const narrowed = postalCode === undefined ? inDepartment : this.#withPostalCode(inDepartment, postalCode);
    const chosen = wholeRatherThanPart(narrowed);
    const [only] = chosen;
    return chosen.length === 1 && only !== undefined
      ? { found: 'one', territory: only }
      : { found: 'several', name, candidates: chosen.length > 0 ? chosen : namesakes };
  }

  /** A CEDEX code is in no list: its first two digits still tell the department. */
  #withPostalCode(territories: readonly TerritoryView[], postalCode: string): TerritoryView[] {
    const exact = territories.filter((territory) => this.#postalCodes(territory).includes(postalCode));
    if (exact.length > 0) return exact;
    const department = postalCode.slice(0, 2);
    return territories.filter((territory) => this.#postalCodes(territory).some((code) => code.startsWith(department)));
  }

  #postalCodes(territory: TerritoryView): readonly string[] {
    const whole = territory.successor === null ? undefined : this.index.get(territory.successor);
    return [...territory.postalCodes, ...(whole?.postalCodes ?? [])];
  }

  #department(text: string | undefined): string | undefined {
    const written = text?.trim().toLowerCase() ?? '';
    return this.#departmentNames.get(/^\d$/.test(written) ? `0${written}` : textKey(written));
  }
}

/** A commune and its delegated part of the same name: the commune. */
function wholeRatherThanPart(territories: readonly TerritoryView[]): TerritoryView[] {
  const codes = new Set(territories.map(({ code }) => code));
  return territories.filter(({ successor }) => successor === null || !codes.has(successor));
}
