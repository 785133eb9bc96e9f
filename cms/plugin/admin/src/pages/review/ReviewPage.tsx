/** « À vérifier »: what needs a human, why, and where. */
import { Typography } from '@strapi/design-system';
import { useCallback, useState } from 'react';
import type { ReviewQueue } from '../../../../shared/contracts/review';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { EssPage } from '../../components/EssPage';
import { useWords } from '../../translations/use-words';
import { NO_FILTER, QueueFilters, type Filters } from './QueueFilters';
import { QueuePages } from './QueuePages';
import { QueueRows } from './QueueRows';

export default function ReviewPage() {
  const words = useWords();
  const api = useApi();
  const [filters, setFilters] = useState(NO_FILTER);
  const [page, setPage] = useState(1);
  const answer = useAnswer(
    useCallback(() => {
      const { state, reason, type, publisher } = filters;
      const chosen = (value: string) => (value === '' ? undefined : value);
      return api.get<ReviewQueue>('/review', {
        state,
        reason: chosen(reason),
        type: chosen(type),
        publisher: chosen(publisher),
        page,
      });
    }, [api, filters, page]),
  );
  const filter = (chosen: Filters) => {
    setFilters(chosen);
    setPage(1);
  };
  return (
    <EssPage title={words('ess.review.title')} subtitle={words('ess.review.description')}>
      <Answered answer={answer}>
        {(queue) => (
          <>
            <QueueFilters queue={queue} filters={filters} onChange={filter} />
            {/* Said aloud when it changes: the list below is long. */}
            <Typography tag="p" role="status" paddingTop={4} paddingBottom={4} textColor="neutral700">
              {queue.total === 0 ? <Empty filters={filters} /> : words('ess.review.count', { count: queue.total })}
            </Typography>
            {queue.total === 0 ? null : <QueueRows items={queue.items} onDecided={answer.reload} />}
            <QueuePages page={queue.page} pageCount={queue.pageCount} onChange={setPage} />
          </>
        )}
      </Answered>
    </EssPage>
  );
}

function Empty({ filters: { state, reason, type, publisher } }: { readonly filters: Filters }) {
  const words = useWords();
  if (`${reason}${type}${publisher}` !== '') return words('ess.review.emptyFiltered');
  return words(state === 'open' ? 'ess.review.empty' : 'ess.review.emptyDecided');
}
