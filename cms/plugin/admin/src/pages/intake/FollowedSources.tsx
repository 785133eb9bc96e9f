/** The sources that are followed: the last reading of each, what is wrong, what it brought, and its end. */
import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise, Trash } from '@strapi/icons';
import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';
import type { SourceDetail, SourceList, SourceSummary } from '../../../../shared/contracts/sources';
import { useAction } from '../../api/use-action';
import { useAnswer, type Answer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { ConfirmButton } from '../../components/ConfirmButton';
import { DocumentLink } from '../../components/DocumentLink';
import { Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';

interface Props {
  readonly answer: Answer<SourceList>;
}

export function FollowedSources({ answer }: Props) {
  const words = useWords();
  const [shown, setShown] = useState<number>();
  return (
    <Section title={words('ess.intake.sources')} hint={words('ess.intake.sources.hint')}>
      <Answered answer={answer}>
        {({ sources }) =>
          sources.length === 0 ? (
            <Typography>{words('ess.intake.sources.none')}</Typography>
          ) : (
            <Rows
              label={words('ess.intake.sources')}
              headings={[
                words('ess.intake.imports.source'),
                words('ess.intake.sources.reading'),
                words('ess.intake.imports.result'),
                words('ess.intake.imports.actions'),
              ]}
              rows={sources.map((source) => ({
                key: String(source.id),
                cells: [
                  `${source.choices.sourceName} · ${source.choices.url}`,
                  <Reading key="reading" source={source} />,
                  <Brought key="brought" source={source} />,
                  <Actions
                    key="actions"
                    source={source}
                    onShow={() => setShown(source.id)}
                    onChanged={() => {
                      setShown(undefined);
                      answer.reload();
                    }}
                  />,
                ],
              }))}
            />
          )
        }
      </Answered>
      {shown === undefined ? null : <Entries id={shown} />}
    </Section>
  );
}

function Reading({ source: { readAt, nextAt, isStopped, alert } }: { readonly source: SourceSummary }) {
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

function Brought({ source: { seen, counts } }: { readonly source: SourceSummary }) {
  const words = useWords();
  const { created = 0, changed = 0, conflicts = 0, gone = 0 } = counts ?? {};
  return words('ess.intake.sources.counts', { seen, created, changed, conflicts, gone });
}

interface ActionsProps {
  readonly source: SourceSummary;
  readonly onShow: () => void;
  readonly onChanged: () => void;
}

function Actions({ source: { id, alert, isStopped, choices }, onShow, onChanged }: ActionsProps) {
  const words = useWords();
  const api = useApi();
  const { run, isRunning } = useAction();
  const path = `/intake/sources/${String(id)}` as const;
  const act = async (request: () => Promise<unknown>) => {
    if ((await run(request)) !== undefined) onChanged();
  };
  return (
    <Flex gap={2} wrap="wrap">
      <Button variant="tertiary" onClick={onShow}>
        {words('ess.intake.sources.show')}
      </Button>
      <Button
        variant="tertiary"
        startIcon={<ArrowClockwise />}
        loading={isRunning}
        onClick={() => void act(() => api.post(`${path}/readings`, {}))}
      >
        {words('ess.intake.sources.read')}
      </Button>
      {alert && alert.reason !== 'broken' ? (
        <ConfirmButton
          label={words('ess.intake.sources.accept')}
          about={choices.sourceName}
          icon={<ArrowClockwise />}
          explanation={words('ess.intake.sources.accept.explain')}
          isRunning={isRunning}
          onConfirm={() => void act(() => api.post(`${path}/readings`, { accept: true }))}
        />
      ) : null}
      <Button variant="tertiary" onClick={() => void act(() => api.put(path, { isStopped: !isStopped }))}>
        {words(isStopped ? 'ess.intake.sources.resume' : 'ess.intake.sources.stop')}
      </Button>
      <ConfirmButton
        label={words('ess.intake.sources.remove')}
        about={choices.sourceName}
        icon={<Trash />}
        explanation={words('ess.intake.sources.remove.explain')}
        isRunning={isRunning}
        isDanger
        onConfirm={() => void act(() => api.remove(`${path}?brought=remove`))}
      />
    </Flex>
  );
}

function Entries({ id }: { readonly id: number }) {
  const words = useWords();
  const api = useApi();
  const answer = useAnswer(useCallback(() => api.get<SourceDetail>(`/intake/sources/${String(id)}`), [api, id]));
  return (
    <Answered answer={answer}>
      {({ entries, choices: { sourceName } }) => (
        <Rows
          label={words('ess.intake.sources.entries', { name: sourceName })}
          headings={[words('ess.intake.lines.entry'), words('ess.intake.imports.state')]}
          rows={entries.map(({ documentId, title, isPublished, isGone }) => ({
            key: documentId,
            cells: [
              <DocumentLink key="entry" uid="plugin::ess.event" documentId={documentId}>
                {title}
              </DocumentLink>,
              words(
                isGone
                  ? 'ess.intake.sources.gone'
                  : isPublished
                    ? 'ess.intake.sources.published'
                    : 'ess.intake.sources.draft',
              ),
            ],
          }))}
        />
      )}
    </Answered>
  );
}
