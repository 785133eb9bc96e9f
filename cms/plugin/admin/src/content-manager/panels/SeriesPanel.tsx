/** « Reprendre du cycle »: what the series of an event knows and the event says nothing of. */
import { Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useForm } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { SeriesDefaults } from '../../../../shared/contracts/editing';
import { useAction } from '../../api/use-action';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { ConfirmButton } from '../../components/ConfirmButton';
import { useWords } from '../../translations/use-words';
import { EVENT, savedEntry, versionOf, type EditedDocument, type Panel } from './edited-document';

export function SeriesPanel(props: EditedDocument): Panel | null {
  const words = useWords();
  const api = useApi();
  const documentId = props.model === EVENT ? savedEntry(props)?.documentId : undefined;
  const version = versionOf(props);
  const ask = useCallback(
    () => api.get<SeriesDefaults>(`/events/${documentId ?? ''}/series-defaults`, { version }),
    [api, documentId, version],
  );
  const { data } = useAnswer(documentId === undefined ? undefined : ask);
  if (documentId === undefined || !data?.series || data.defaults.length === 0 || !data.mayFill) return null;
  return {
    title: words('ess.editing.series'),
    content: <Offer documentId={documentId} series={data.series.title} defaults={data.defaults} />,
  };
}

interface Props extends Pick<SeriesDefaults, 'defaults'> {
  readonly documentId: string;
  readonly series: string;
}

function Offer({ documentId, series, defaults }: Props) {
  const words = useWords();
  const intl = useIntl();
  const api = useApi();
  const { run, isRunning } = useAction();
  const isModified = useForm('EssSeriesPanel', (form) => form.modified, false) === true;
  const labelOf = (field: string) =>
    intl.formatMessage({ id: `content-manager.content-types.${EVENT}.${field}`, defaultMessage: field });
  const fill = async () => {
    const filled = await run(
      () => api.post<SeriesDefaults>(`/events/${documentId}/series-defaults`),
      'ess.editing.series.done',
    );
    // The form keeps what it read when it opened: it is read again.
    if (filled) window.location.reload();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography>{words('ess.editing.series.hint', { series })}</Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {defaults.map(({ field, words: values }) => (
          <li key={field}>
            <Typography tag="p" fontWeight="semiBold">
              {labelOf(field)}
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {values.join(', ')}
            </Typography>
          </li>
        ))}
      </Flex>
      {isModified ? (
        <Typography variant="pi">{words('ess.editing.series.saveFirst')}</Typography>
      ) : (
        <ConfirmButton
          label={words('ess.editing.series.fill')}
          icon={<Download />}
          explanation={words('ess.editing.series.explanation')}
          isRunning={isRunning}
          onConfirm={() => void fill()}
        />
      )}
    </Flex>
  );
}
