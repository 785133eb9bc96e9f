/** Finding a name in a text, whatever its case, accents, hyphens and the order of its words. Pure. */
import { textKey } from 'ess-shared-types';

/** Words around a name, in an excerpt. */
const AROUND = 8;
/** A shorter last word is too common to be searched alone. */
const SHORTEST_LAST_WORD = 4;

export interface NamePatterns {
  /** Normalised, in each order in which names are written. */
  readonly whole: readonly string[];
  readonly last: readonly string[];
}

/** The name of a person and their other spellings. */
export function namePatterns(names: readonly string[]): NamePatterns {
  const whole = new Set<string>();
  const last = new Set<string>();
  for (const name of names) {
    const words = textKey(name)
      .split(' ')
      .filter((word) => word !== '');
    const final = words.at(-1);
    if (final === undefined) continue;
    whole.add(words.join(' '));
    if (words.length === 1) continue;
    // « Durand Camille », « DURAND-PETIT Camille »: the family name first.
    for (let cut = 1; cut < words.length; cut += 1) whole.add([...words.slice(cut), ...words.slice(0, cut)].join(' '));
    if (final.length >= SHORTEST_LAST_WORD) last.add(final);
  }
  return { whole: [...whole], last: [...last] };
}

export interface NameFound {
  readonly excerpt: string;
  readonly isWholeName: boolean;
}

export function findName(text: string, { whole, last }: NamePatterns): NameFound | undefined {
  const key = ` ${textKey(text)} `;
  const holds = (pattern: string) => key.includes(` ${pattern} `);
  const wholeName = whole.find(holds);
  if (wholeName !== undefined) return { excerpt: excerptOf(text, wholeName), isWholeName: true };
  const lastName = last.find(holds);
  return lastName === undefined ? undefined : { excerpt: excerptOf(text, lastName), isWholeName: false };
}

/** The words of the text around the first ones that match. */
function excerptOf(text: string, pattern: string): string {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const tokens = words.flatMap((word, index) =>
    textKey(word)
      .split(' ')
      .flatMap((token) => (token === '' ? [] : [{ token, index }])),
  );
  const wanted = pattern.split(' ');
  const found = tokens.findIndex((_, start) =>
    wanted.every((token, offset) => tokens[start + offset]?.token === token),
  );
  const at = tokens[found]?.index ?? 0;
  const from = Math.max(0, at - AROUND);
  const to = at + wanted.length + AROUND;
  return `${from > 0 ? '… ' : ''}${words.slice(from, to).join(' ')}${to < words.length ? ' …' : ''}`;
}
