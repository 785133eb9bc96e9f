/** What people typed to look for something, often the name of someone: it is written to no file. Pure. */
import { SELECTION_NAMES } from 'ess-shared-types';
import { readVariables } from '../graphql/variables';
import { readAddress } from '../editions/addresses';
import type { MadeTarget } from './answers';

/** Whether an answer was searched for by words. */
export function isSearch(target: MadeTarget): boolean {
  switch (target.kind) {
    case 'list':
      return target.selection.q !== undefined || target.place !== undefined;
    case 'embed':
    case 'oembed':
      return target.selection.q !== undefined;
    case 'document': {
      const read = readVariables(target.variables);
      return read.ok && WORDS.some((name) => typeof read.variables[name] === 'string');
    }
    case 'search':
      return target.q !== '' || target.place !== undefined;
    case 'suggestions':
      return true;
    case 'territories':
      return target.q !== '';
    case 'territory':
    case 'item':
    case 'themes':
    case 'term':
    case 'home':
    case 'changes':
    case 'sitemap':
    case 'catalog':
    case 'export':
      return false;
  }
}

/** The same of the key of an answer; what is no address any more is nobody's search. */
export function isSearchKey(key: string): boolean {
  const read = readAddress(key);
  return read.ok && 'key' in read.target && isSearch(read.target);
}

/** Variables that hold words. */
const WORDS = ['q', 'name'];

/** Parameters whose values are of a closed form. */
const LOGGED_NAMES: readonly string[] = [
  ...SELECTION_NAMES.filter((name) => name !== 'q' && name !== 'cursor'),
  'since',
  'sessions',
  'dialect',
  'fragment',
  'collection',
  'page',
];
const LOGGED_VALUE = /^[\w:.@-]*$/;

/** A request target without words of one's own: their names stay, to tell what was asked. */
export function withoutWords(target: string): string {
  const mark = target.indexOf('?');
  if (mark === -1) return target;
  const pairs = target
    .slice(mark + 1)
    .split('&')
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2);
      if (!LOGGED_NAMES.includes(name))
        return name === 'q' || name === 'cursor' || name === 'variables' ? `${name}=…` : '…';
      return LOGGED_VALUE.test(value) ? `${name}=${value}` : `${name}=…`;
    });
  return `${target.slice(0, mark)}?${pairs.join('&')}`;
}
