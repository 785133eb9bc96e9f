import { Flex, Typography } from '@strapi/design-system';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { AgendaOverview } from '../../../shared/contracts/overview';
import { useAnswer } from '../api/use-answer';
import { useApi } from '../api/use-api';
import { useWords } from '../translations/use-words';
import { AnsweredWidget } from './AnsweredWidget';
import { EntryLines } from './EntryLines';

/** What comes next, and what waits to be published. */
export function AgendaWidget() {
  const words = useWords();
  const intl = useIntl();
  const api = useApi();
  const answer = useAnswer(useCallback(() => api.get<AgendaOverview>('/overview/agenda'), [api]));
  return (
    <AnsweredWidget answer={answer}>
      {({ upcoming, drafts, draftCount }) => (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography variant="sigma" tag="h3">
            {words('ess.review.widget.upcoming')}
          </Typography>
          {upcoming.length === 0 ? (
            <Typography textColor="neutral600">{words('ess.review.widget.noUpcoming')}</Typography>
          ) : (
            <EntryLines entries={upcoming} />
          )}
          <Typography variant="sigma" tag="h3">
            {words('ess.review.widget.drafts', { count: draftCount })}
          </Typography>
          <EntryLines
            entries={drafts.map(({ updatedAt, ...draft }) => ({
              ...draft,
              when: intl.formatDate(updatedAt, { dateStyle: 'long' }),
            }))}
          />
        </Flex>
      )}
    </AnsweredWidget>
  );
}
