/** The only style of the pages, inline: its hash is in their content security policy. */
import { ENTRIES } from './entries';
import { LAYOUT } from './layout';
import { LISTS } from './lists';
import { SEARCH } from './search';
import { TERRITORY } from './territory';
import { TOKENS } from './tokens';

/** On one line, exactly as it stands between the tags. */
export const PAGE_STYLE: string = [TOKENS, LAYOUT, SEARCH, LISTS, TERRITORY, ENTRIES].join('').replaceAll('\n', '');
