import { Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { PublicationsOverview } from '../../../shared/contracts/overview';
import { useAnswer } from '../api/use-answer';
import { useApi } from '../api/use-api';
import { useWords } from '../translations/use-words';
import { AnsweredWidget } from './AnsweredWidget';
import { EntryLines } from './EntryLines';

/** What the public may read since lately. */
export function PublicationsWidget() {
  const words = useWords();
  const intl = useIntl();
  const api = useApi();
  const answer = useAnswer(useCallback(() => api.get<PublicationsOverview>('/overview/publications'), [api]));
  return (
    <AnsweredWidget answer={answer}>
      {({ publications, waiting }) => (
        <Flex direction="column" alignItems="stretch" gap={3}>
          {waiting === 0 ? null : (
            <Typography tag="p" textColor="neutral700">
              {words('ess.review.widget.following', { count: waiting })}
            </Typography>
          )}
          {publications.length === 0 ? (
            <Widget.NoData>{words('ess.review.widget.noPublication')}</Widget.NoData>
          ) : (
            <EntryLines
              entries={publications.map(({ publishedAt, ...publication }) => ({
                ...publication,
                when: intl.formatDate(publishedAt, { dateStyle: 'long' }),
              }))}
            />
          )}
        </Flex>
      )}
    </AnsweredWidget>
  );
}
