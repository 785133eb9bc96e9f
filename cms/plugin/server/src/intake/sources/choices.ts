/** What an editor chose for a source, as an import takes it. Pure. */
import { isKeyOf, LICENCES, textKey } from 'ess-shared-types';
import type { SourceChoices } from '../../../../shared/contracts/sources';
import type { ImportEntry } from '../candidates';
import type { CheckedForm } from '../read-source';
import type { FollowedSource } from './tables';

export function formOf({ choices, key }: Pick<FollowedSource, 'choices' | 'key'>): CheckedForm {
  return {
    kind: choices.kind,
    url: choices.url,
    key,
    sourceName: choices.sourceName,
    licence: isKeyOf(LICENCES, choices.licence) ? choices.licence : 'unstated',
    attribution: choices.attribution ?? undefined,
    publisher: choices.publisher ?? undefined,
    images: choices.images,
    defaults: { territory: choices.territory ?? undefined, terms: choices.topics },
  };
}

/** Whether an entry passes the filters; one that names no commune passes none of communes. */
export function isWanted({ searched }: ImportEntry, { words, communes, categories }: SourceChoices): boolean {
  const asked = (words ?? '')
    .split(/[,;\n]/)
    .map(textKey)
    .filter((word) => word !== '');
  if (asked.length > 0 && !asked.some((word) => ` ${searched.text} `.includes(` ${word} `))) return false;
  if (communes.length > 0 && !searched.communes.some((code) => communes.includes(code))) return false;
  const wanted = categories.map(textKey);
  return wanted.length === 0 || searched.categories.some((category) => wanted.includes(textKey(category)));
}
