/** What a change of filters brings in and takes out. Pure. */
import type { ChangeEffect, TitleList } from '../../../shared/contracts/builder';

interface Titled {
  readonly id: string;
  readonly title: string;
}

const MOST_TITLES = 30;

export function changeEffect(before: readonly Titled[], after: readonly Titled[]): ChangeEffect {
  return {
    before: before.length,
    after: after.length,
    added: titlesOutside(after, before),
    removed: titlesOutside(before, after),
  };
}

/** Of the first list, those that the second does not hold. */
function titlesOutside(entries: readonly Titled[], others: readonly Titled[]): TitleList {
  const known = new Set(others.map(({ id }) => id));
  const titles = entries.filter(({ id }) => !known.has(id)).map(({ title }) => title);
  return { total: titles.length, titles: titles.slice(0, MOST_TITLES) };
}
