import { toLanguage } from 'ess-shared-types';
import { useIntl } from 'react-intl';
import type { ReasonKey } from '../../../../shared/contracts/review';
import { REASON_LABELS } from '../../../../server/src/editorial/review/reason-labels';

/** A reason in the language of the interface. */
export function useReasonName(): (reason: ReasonKey) => string {
  const language = toLanguage(useIntl().locale);
  return (reason) => REASON_LABELS[reason][language];
}
