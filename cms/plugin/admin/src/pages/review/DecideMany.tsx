import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { ArrowClockwise, Check } from '@strapi/icons';
import type { BulkDecision, BulkDecisionReport, ReviewItem, ReviewState } from '../../../../shared/contracts/review';
import { useAction } from '../../api/use-action';
import { useApi } from '../../api/use-api';
import { useWords } from '../../translations/use-words';
import { Postpone } from './Decide';

interface Props {
  /** Those that were chosen. */
  readonly items: readonly ReviewItem[];
  readonly onDecided: () => void;
}

/** One decision for all the points that were chosen. */
export function DecideMany({ items, onDecided }: Props) {
  const words = useWords();
  const api = useApi();
  const { run, isRunning } = useAction();
  const { toggleNotification } = useNotification();
  const count = items.length;
  const decide = async (state: ReviewState, notBefore?: string) => {
    const points = items.map(({ uid, documentId, reason, field, contentHash }) => ({
      uid,
      documentId,
      reason,
      field,
      contentHash,
    }));
    const decision: BulkDecision = { points, state, ...(notBefore === undefined ? {} : { notBefore }) };
    const report = await run(() => api.post<BulkDecisionReport>('/review/decisions/many', decision));
    if (report)
      toggleNotification({
        type: report.changed === 0 ? 'success' : 'warning',
        message: words('ess.review.many.saved', { decided: report.decided, changed: report.changed }),
      });
    onDecided();
  };
  const isDecided = items.some(({ state }) => state !== 'open');
  return (
    <Flex role="group" aria-label={words('ess.review.many')} gap={2} wrap="wrap">
      <Typography role="status" textColor="neutral700">
        {words('ess.review.many.chosen', { count })}
      </Typography>
      {count === 0 ? null : isDecided ? (
        <Button
          variant="tertiary"
          size="S"
          startIcon={<ArrowClockwise />}
          loading={isRunning}
          aria-label={words('ess.review.many.reopen', { count })}
          onClick={() => void decide('open')}
        >
          {words('ess.review.reopen')}
        </Button>
      ) : (
        <>
          <Button
            variant="secondary"
            size="S"
            startIcon={<Check />}
            loading={isRunning}
            aria-label={words('ess.review.many.done', { count })}
            onClick={() => void decide('done')}
          >
            {words('ess.review.done')}
          </Button>
          <Postpone
            name={words('ess.review.many.postpone', { count })}
            onChosen={(day) => void decide('postponed', day)}
          />
        </>
      )}
    </Flex>
  );
}
