/** What a reason finds in a document, told apart from what it finds elsewhere and from what it found before. Pure. */
import { createHash } from 'node:crypto';
import { keyOfStored } from 'ess-shared-types';
import type { ReasonKey } from '../../../../shared/contracts/review';
import { REVIEW_REASONS } from '../../content-types/vocabularies';
import type { Words } from '../../content-types/labels';
import { attributeNamed } from './fields';
import type { Reason, ReviewContext } from './reason';
import { REASONS } from './reasons';
import type { ReviewedDocument, ReviewedType } from './reviewed-document';

export interface Finding {
  readonly reason: ReasonKey;
  /** Path in the form; empty for the whole entry. */
  readonly field: string;
  readonly details: readonly Words[];
  /** Hash of what is to be judged: another content is another question. */
  readonly contentHash: string;
}

/** A finding before it is hashed. */
interface Found {
  readonly reason: ReasonKey;
  readonly field: string;
  readonly details: readonly Words[];
  readonly judged: unknown;
}

/** Everything to check in a document, one finding a reason and a field. */
export function findingsIn(type: ReviewedType, document: ReviewedDocument, context: ReviewContext): Finding[] {
  const flags = flagsOf(type, document);
  const said = new Set<Found>();
  const computed = REASONS.filter(({ types }) => types.includes(type)).flatMap((reason) =>
    reason.find(document, context).map(({ field, details, judged }): Found => {
      const same = flags.filter((flag) => says(reason, flag.reason) && attributeIn(flag.field) === attributeIn(field));
      for (const flag of same) said.add(flag);
      return {
        reason: reason.key,
        field,
        details: [...details, ...same.flatMap((flag) => flag.details)],
        judged: [judged, same.map((flag) => flag.judged)],
      };
    }),
  );
  return merged([...computed, ...flags.filter((flag) => !said.has(flag))]);
}

const says = ({ key, alsoSaidAs = [] }: Reason, flagged: ReasonKey): boolean =>
  key === flagged || alsoSaidAs.includes(flagged);

const attributeIn = (path: string): string => path.split('.')[0] ?? '';

/** Points that the corpus, imports and editors left on the entry. */
function flagsOf(type: ReviewedType, document: ReviewedDocument): Found[] {
  return document.review_flags.map(({ reason, field, note }) => ({
    reason: keyOfStored(REVIEW_REASONS, reason) ?? 'to-verify',
    field: field === null ? '' : attributeNamed(type, field),
    details: note === null ? [] : [{ fr: note, en: note }],
    judged: note,
  }));
}

/** Several notes on one field are one point to check. */
function merged(found: readonly Found[]): Finding[] {
  const byPoint = new Map<string, Found[]>();
  for (const finding of found) {
    const key = `${finding.reason} ${finding.field}`;
    byPoint.set(key, [...(byPoint.get(key) ?? []), finding]);
  }
  return [...byPoint.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return {
      reason: first.reason,
      field: first.field,
      details: same.flatMap(({ details }) => details),
      contentHash: hashOf(same.map(({ judged }) => judged)),
    };
  });
}

const hashOf = (judged: unknown): string => createHash('sha256').update(JSON.stringify(judged)).digest('hex');
