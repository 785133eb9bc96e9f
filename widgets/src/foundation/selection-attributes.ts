import { parseSelection, type ParsedSelection } from 'ess-shared-types';

/**
 * Reads the selection from attributes, several values separated by spaces.
 *
 * An attribute that is there but empty is refused as any wrong value would be: it is most often a
 * variable that the host's CMS left blank, and must not turn into unfiltered content.
 */
export function readSelection(element: Element, names: readonly string[]): ParsedSelection {
  const values = (name: string): readonly string[] => element.getAttribute(name)?.trim().split(/\s+/) ?? [];
  return parseSelection(names.flatMap((name) => values(name).map((value) => [name, value] as const)));
}
