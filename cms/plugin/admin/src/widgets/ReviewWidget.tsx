import { Badge, Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import type { ReviewSummary } from '../../../shared/contracts/review';
import { useAnswer } from '../api/use-answer';
import { useApi } from '../api/use-api';
import { useReasonName } from '../pages/review/names';
import { useWords } from '../translations/use-words';
import { AnsweredWidget } from './AnsweredWidget';

/** How much there is to check, by reason. */
export function ReviewWidget() {
  const words = useWords();
  const reasonName = useReasonName();
  const api = useApi();
  const answer = useAnswer(useCallback(() => api.get<ReviewSummary>('/review/summary'), [api]));
  return (
    <AnsweredWidget answer={answer}>
      {({ total, soon, reasons }) =>
        total === 0 ? (
          <Widget.NoData>{words('ess.review.empty')}</Widget.NoData>
        ) : (
          <Flex direction="column" alignItems="stretch" gap={3}>
            <Typography variant="delta" tag="p">
              {words('ess.review.count', { count: total })}
            </Typography>
            {soon === 0 ? null : (
              <Typography tag="p" textColor="neutral700">
                {words('ess.review.widget.soon', { count: soon })}
              </Typography>
            )}
            <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
              {reasons.map(({ reason, count }) => (
                <Flex key={reason} tag="li" justifyContent="space-between" gap={4}>
                  <Typography>{reasonName(reason)}</Typography>
                  <Badge>{String(count)}</Badge>
                </Flex>
              ))}
            </Flex>
          </Flex>
        )
      }
    </AnsweredWidget>
  );
}
