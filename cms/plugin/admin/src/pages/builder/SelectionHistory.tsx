import { Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { SavedSelection, SelectionHistory as History } from '../../../../shared/contracts/builder';
import { useAction } from '../../api/use-action';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { ConfirmButton } from '../../components/ConfirmButton';
import { Rows } from '../../components/Rows';
import { useWords } from '../../translations/use-words';

interface Props {
  readonly saved: SavedSelection;
  readonly maySave: boolean;
  readonly onWritten: (selection: SavedSelection) => void;
}

/** Earlier filters of a selection, and the way back to them. */
export function SelectionHistory({ saved, maySave, onWritten }: Props) {
  const words = useWords();
  const intl = useIntl();
  const api = useApi();
  const { run, isRunning } = useAction();
  const path = `/builder/selections/${saved.documentId}` as const;
  const answer = useAnswer(useCallback(() => api.get<History>(`${path}/history`), [api, path]));
  const restore = async (id: number) => {
    const written = await run(() => api.post<SavedSelection>(`${path}/restore`, { id }), 'ess.builder.history.done');
    if (written) onWritten(written);
  };
  return (
    <Answered answer={answer}>
      {({ states }) =>
        states.length === 0 ? (
          <Typography textColor="neutral600">{words('ess.builder.history.none')}</Typography>
        ) : (
          <>
            <Typography tag="h3" variant="omega" fontWeight="bold">
              {words('ess.builder.history')}
            </Typography>
            <Rows
              label={words('ess.builder.history')}
              headings={[
                words('ess.builder.history.date'),
                words('ess.builder.history.by'),
                words('ess.builder.history.filters'),
                words('ess.builder.history.restore'),
              ]}
              rows={states.map(({ id, filters, replacedAt, replacedBy }) => ({
                key: String(id),
                cells: [
                  intl.formatDate(replacedAt, { dateStyle: 'medium', timeStyle: 'short' }),
                  replacedBy ?? words('ess.builder.history.nobody'),
                  filters === '' ? words('ess.builder.history.everything') : filters.replaceAll('&', ' & '),
                  maySave ? (
                    <ConfirmButton
                      key="restore"
                      label={words('ess.builder.history.restore')}
                      icon={<ArrowClockwise />}
                      explanation={words('ess.builder.history.explanation')}
                      isRunning={isRunning}
                      onConfirm={() => void restore(id)}
                    />
                  ) : (
                    ''
                  ),
                ],
              }))}
            />
          </>
        )
      }
    </Answered>
  );
}
