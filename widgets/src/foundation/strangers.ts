/** Attributes that are none of ours: a misspelt filter must not turn into unfiltered content, and other tools put theirs everywhere. */
import { explanations } from './report.js';

/** What HTML and frameworks write on any element; of `data-*`, few names may be meant for us: the others cost no question. */
const HARMLESS =
  /^(id|class|style|slot|part|dir|hidden|title|tabindex|(on|aria-|data-(?!terr|topi|com|dep|kind)|[vx]-|ng-).*)$|^_|[^a-z\u00c0-\u024f_-]/;

/** By name: what it is taken for, empty when it is no filter. */
const verdicts = new Map<string, string>();

/** What an unknown attribute was meant to be, empty when it is no matter; undefined until that is known, then `decided` is called. */
export function filterMeant(name: string, decided: () => void): string | undefined {
  const verdict = HARMLESS.test(name) ? '' : verdicts.get(name);
  if (verdict === undefined)
    void explanations()
      .then((known) => known.filterMeant(name))
      // Who cannot be asked is not trusted: nothing is shown unfiltered.
      .catch(() => name)
      .then((meant) => {
        verdicts.set(name, meant);
        decided();
      });
  return verdict;
}
