/** « À vérifier »: what needs a human, why, and where. */
import { Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
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
import { SourcesToLookAt } from './SourcesToLookAt';

/** Time without typing after which a search is sent, in milliseconds. */
const PAUSE = 300;

export default function ReviewPage() {
  const words = useWords();
  const api = useApi();
  const [filters, setFilters] = useState(NO_FILTER);
  const [page, setPage] = useState(1);
  const q = useDebounce(filters.q.trim(), PAUSE);
  const { state, reason, type, publisher, soon, mine } = filters;
  const answer = useAnswer(
    useCallback(() => {
      const chosen = (value: string) => (value === '' ? undefined : value);
      return api.get<ReviewQueue>('/review', {
        state,
        reason: chosen(reason),
        type: chosen(type),
        publisher: chosen(publisher),
        q: chosen(q),
        soon: soon || undefined,
        mine: mine || undefined,
        page,
      });
    }, [api, state, reason, type, publisher, q, soon, mine, page]),
  );
  const filter = (chosen: Filters) => {
    setFilters(chosen);
    setPage(1);
  };
  return (
    <EssPage title={words('ess.review.title')} subtitle={words('ess.review.description')}>
      <SourcesToLookAt />
      <Answered answer={answer}>
        {(queue) => (
          <>
            <QueueFilters queue={queue} filters={filters} onChange={filter} />
            {/* Said aloud when it changes: the list below is long. */}
            <Typography tag="p" role="status" paddingTop={4} paddingBottom={4} textColor="neutral700">
              {queue.total === 0 ? <Empty filters={filters} /> : words('ess.review.count', { count: queue.total })}
              {queue.waiting === 0 ? '' : ` ${words('ess.review.waiting', { count: queue.waiting })}`}
            </Typography>
            {queue.total === 0 ? null : <QueueRows items={queue.items} onDecided={answer.reload} />}
            <QueuePages page={queue.page} pageCount={queue.pageCount} onChange={setPage} />
          </>
        )}
      </Answered>
    </EssPage>
  );
}

function Empty({ filters: { state, reason, type, publisher, q, soon, mine } }: { readonly filters: Filters }) {
  const words = useWords();
  if (soon || mine || `${reason}${type}${publisher}${q}` !== '') return words('ess.review.emptyFiltered');
  return words(state === 'open' ? 'ess.review.empty' : 'ess.review.emptyDecided');
}
