/** The imports that were run: what each did, how far one is, and its removal. */
import { Button, Flex, ProgressBar, Typography } from '@strapi/design-system';
import { Check, Trash } from '@strapi/icons';
import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';
import type { ContactList, ImportSummary, PublicationReport, RemovalReport } from '../../../../shared/contracts/intake';
import { useAction } from '../../api/use-action';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { ConfirmButton } from '../../components/ConfirmButton';
import { DocumentLink } from '../../components/DocumentLink';
import { Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';

interface Props {
  readonly imports: readonly ImportSummary[];
  readonly onRemoved: () => void;
}

export function PastImports({ imports, onRemoved }: Props) {
  const words = useWords();
  const [report, setReport] = useState<RemovalReport>();
  const [publication, setPublication] = useState<PublicationReport>();
  const [contactsOf, setContactsOf] = useState<number>();
  if (imports.length === 0) return <Typography>{words('ess.intake.imports.none')}</Typography>;
  return (
    <>
      <Rows
        label={words('ess.intake.imports')}
        headings={[
          words('ess.intake.imports.source'),
          words('ess.intake.imports.when'),
          words('ess.intake.imports.result'),
          words('ess.intake.imports.state'),
          words('ess.intake.imports.actions'),
        ]}
        rows={imports.map((summary) => ({
          key: String(summary.id),
          cells: [
            [summary.sourceName, summary.sourceUrl].filter((text) => text !== null).join(' · '),
            <When key="when" summary={summary} />,
            words('ess.intake.imports.counts', { ...summary.counts }),
            <State key="state" summary={summary} />,
            <Flex key="actions" gap={2}>
              {summary.counts.contacts > 0 ? (
                <Button variant="tertiary" onClick={() => setContactsOf(summary.id)}>
                  {words('ess.intake.contacts.show')}
                </Button>
              ) : null}
              <PublishComplete summary={summary} onDone={setPublication} />
              <Removal
                summary={summary}
                onDone={(done) => {
                  setReport(done);
                  onRemoved();
                }}
              />
            </Flex>,
          ],
        }))}
      />
      {publication ? <Published report={publication} /> : null}
      {report && report.kept.length > 0 ? <Kept report={report} /> : null}
      {contactsOf === undefined ? null : <Contacts importId={contactsOf} />}
    </>
  );
}

function When({ summary: { startedAt, by } }: { readonly summary: ImportSummary }) {
  const intl = useIntl();
  const when = intl.formatDate(startedAt, { dateStyle: 'medium', timeStyle: 'short' });
  return <Typography textColor="neutral800">{[when, by].filter((text) => text !== null).join(' · ')}</Typography>;
}

function State({ summary: { state, failure, progress } }: { readonly summary: ImportSummary }) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography textColor={state === 'failed' ? 'danger700' : 'neutral800'}>
        {words(`ess.intake.state.${state}`)}
      </Typography>
      {failure === null ? null : <Typography textColor="neutral600">{failure}</Typography>}
      {progress ? (
        <>
          <ProgressBar value={progress.total === 0 ? 100 : Math.round((progress.done / progress.total) * 100)} />
          <Typography aria-live="polite">{words('ess.intake.imports.progress', { ...progress })}</Typography>
        </>
      ) : null}
    </Flex>
  );
}

interface RemovalProps {
  readonly summary: ImportSummary;
  readonly onDone: (report: RemovalReport) => void;
}

function Removal({ summary: { id, state, sourceName }, onDone }: RemovalProps) {
  const words = useWords();
  const api = useApi();
  const { run, isRunning } = useAction();
  if (state !== 'done' && state !== 'partly-removed') return null;
  const remove = async () => {
    const report = await run(
      () => api.remove<RemovalReport>(`/intake/imports/${String(id)}`),
      'ess.intake.remove.done',
    );
    if (report) onDone(report);
  };
  return (
    <ConfirmButton
      label={words('ess.intake.remove')}
      about={sourceName}
      icon={<Trash />}
      explanation={words('ess.intake.remove.explain')}
      isRunning={isRunning}
      isDanger
      onConfirm={() => void remove()}
    />
  );
}

function PublishComplete({
  summary: { id, state, sourceName },
  onDone,
}: {
  summary: ImportSummary;
  onDone: (report: PublicationReport) => void;
}) {
  const words = useWords();
  const api = useApi();
  const { run, isRunning } = useAction();
  if (state !== 'done') return null;
  const publish = async () => {
    const report = await run(() => api.post<PublicationReport>(`/intake/imports/${String(id)}/publications`));
    if (report) onDone(report);
  };
  return (
    <ConfirmButton
      label={words('ess.intake.publish')}
      about={sourceName}
      icon={<Check />}
      explanation={words('ess.intake.publish.explain')}
      isRunning={isRunning}
      onConfirm={() => void publish()}
    />
  );
}

function Published({ report: { published, left } }: { readonly report: PublicationReport }) {
  const words = useWords();
  return (
    <Section
      title={words('ess.intake.publish.done', { count: published })}
      hint={words('ess.intake.publish.left', { count: left.length })}
    >
      {left.length === 0 ? null : (
        <Rows
          label={words('ess.intake.publish.left', { count: left.length })}
          headings={[words('ess.intake.lines.entry'), words('ess.intake.lines.reason')]}
          rows={left.map(({ uid, documentId, title, reason }) => ({
            key: documentId,
            cells: [
              <DocumentLink key="entry" uid={uid} documentId={documentId}>
                {title}
              </DocumentLink>,
              reason,
            ],
          }))}
        />
      )}
    </Section>
  );
}

function Kept({ report: { kept } }: { readonly report: RemovalReport }) {
  const words = useWords();
  return (
    <Section title={words('ess.intake.kept')} hint={words('ess.intake.kept.hint')}>
      <Rows
        label={words('ess.intake.kept')}
        headings={[words('ess.intake.lines.entry'), words('ess.intake.lines.reason')]}
        rows={kept.map(({ uid, documentId, title, reason }) => ({
          key: documentId,
          cells: [
            <DocumentLink key="entry" uid={uid} documentId={documentId}>
              {title}
            </DocumentLink>,
            reason,
          ],
        }))}
      />
    </Section>
  );
}

function Contacts({ importId }: { readonly importId: number }) {
  const words = useWords();
  const api = useApi();
  const answer = useAnswer(
    useCallback(() => api.get<ContactList>(`/intake/imports/${String(importId)}/contacts`), [api, importId]),
  );
  return (
    <Section title={words('ess.intake.contacts')} hint={words('ess.intake.contacts.hint')}>
      <Answered answer={answer}>
        {({ contacts }) => (
          <Rows
            label={words('ess.intake.imports.contacts', { count: contacts.length })}
            headings={[
              words('ess.intake.contacts.kind'),
              words('ess.intake.contacts.value'),
              words('ess.intake.lines.entry'),
            ]}
            rows={contacts.map(({ kind, value, uid, documentId }, index) => ({
              key: String(index),
              cells: [
                words(`ess.intake.contacts.kind.${kind}`),
                value,
                <DocumentLink key="entry" uid={uid} documentId={documentId}>
                  {words('ess.intake.lines.see')}
                </DocumentLink>,
              ],
            }))}
          />
        )}
      </Answered>
    </Section>
  );
}
