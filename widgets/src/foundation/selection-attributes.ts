import { parseSelection, type ParsedSelection } from 'ess-shared-types';
import type { AttributeValue } from './presentation.js';

/**
 * Reads the selection from attributes, several values separated by spaces.
 *
 * An attribute that is there but empty is refused as any wrong value would be: it is most often a
 * variable that the host's CMS left blank, and must not turn into unfiltered content.
 */
export function readSelection(attributes: Readonly<Record<string, AttributeValue>>): ParsedSelection {
  const pairs: [string, string][] = [];
  for (const [name, raw] of Object.entries(attributes)) {
    if (raw === null || raw === undefined) continue;
    for (const value of String(raw).trim().split(/\s+/)) pairs.push([name, value]);
  }
  return parseSelection(pairs);
}
