/** When a source was read, what was wrong, and what the last useful reading gave. */
import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { SourceSummary } from '../../../../shared/contracts/sources';
import { useWords } from '../../translations/use-words';

export function SourceReading({ source: { readAt, nextAt, isStopped, alert } }: { readonly source: SourceSummary }) {
  const words = useWords();
  const intl = useIntl();
  const at = (instant: string) => intl.formatDate(instant, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Flex direction="column" alignItems="flex-start" maxWidth="22rem" style={{ whiteSpace: 'normal' }}>
      <Typography textColor="neutral800">
        {readAt === null ? words('ess.intake.sources.notRead') : at(readAt)}
      </Typography>
      <Typography textColor="neutral600">
        {isStopped ? words('ess.intake.sources.stopped') : words('ess.intake.sources.next', { when: at(nextAt) })}
      </Typography>
      {alert ? (
        <Typography textColor="danger700" fontWeight="bold">
          {alert.message}
        </Typography>
      ) : null}
    </Flex>
  );
}

export function SourceCounts({ source: { seen, counts } }: { readonly source: SourceSummary }) {
  const words = useWords();
  const { created = 0, changed = 0, conflicts = 0, gone = 0 } = counts ?? {};
  return words('ess.intake.sources.counts', { seen, created, changed, conflicts, gone });
}
