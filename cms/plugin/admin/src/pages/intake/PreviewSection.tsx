/** What an import would do, and the two ways on: a trial, or the import itself. */
import { Alert, Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useState } from 'react';
import type { Preview, RunStarted, SourceForm, TrialReport } from '../../../../shared/contracts/intake';
import { useAction } from '../../api/use-action';
import { useApi } from '../../api/use-api';
import { ConfirmButton } from '../../components/ConfirmButton';
import { Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';
import { Columns } from './Columns';
import { PreviewTable } from './PreviewTable';
import { UnknownZones } from './UnknownZones';

/** Seconds beyond which the time that writing takes is said. */
const LONG = 30;

interface Props {
  readonly preview: Preview;
  readonly isReading: boolean;
  readonly onChanged: (preview: Preview) => void;
  /** Reads the source again, with what a person chose. */
  readonly onAgain: (more: Partial<SourceForm>) => void;
  readonly onStarted: () => void;
}

export function PreviewSection({ preview, isReading, onChanged, onAgain, onStarted }: Props) {
  const words = useWords();
  const api = useApi();
  const { run, isRunning } = useAction();
  const [trial, setTrial] = useState<TrialReport>();
  const { token, counts, notes, csv } = preview;
  const toWrite = counts.created + counts.changed;
  const tryOut = async () => setTrial(await run(() => api.post<TrialReport>(`/intake/previews/${token}/trial`)));
  const start = async () => {
    if (await run(() => api.post<RunStarted>(`/intake/previews/${token}/run`), 'ess.intake.run.started')) onStarted();
  };
  return (
    <>
      {csv ? (
        <Columns csv={csv} isReading={isReading} onApply={(mapping, dateOrder) => onAgain({ mapping, dateOrder })} />
      ) : null}
      {preview.unknownZones.length > 0 ? (
        <UnknownZones names={preview.unknownZones} isReading={isReading} onApply={(zones) => onAgain({ zones })} />
      ) : null}
      <Section title={words('ess.intake.preview')} hint={words('ess.intake.preview.hint')}>
        <Typography tag="p" aria-live="polite">
          {words('ess.intake.preview.counts', { ...counts })}
        </Typography>
        {preview.secondsToWrite > LONG ? (
          <Typography tag="p">
            {words('ess.intake.preview.duration', { minutes: Math.ceil(preview.secondsToWrite / 60) })}
          </Typography>
        ) : null}
        {notes.map((note) => (
          <Typography key={note} tag="p" textColor="warning700">
            {note}
          </Typography>
        ))}
        <Problems preview={preview} />
        <PreviewTable preview={preview} onChanged={onChanged} />
        {trial ? <Trial report={trial} onClose={() => setTrial(undefined)} /> : null}
        <Flex gap={2}>
          <Button variant="secondary" loading={isRunning} disabled={toWrite === 0} onClick={() => void tryOut()}>
            {words('ess.intake.trial')}
          </Button>
          <ConfirmButton
            label={words('ess.intake.run', { count: toWrite })}
            icon={<Download />}
            explanation={words('ess.intake.run.explain')}
            isRunning={isRunning}
            onConfirm={() => void start()}
          />
        </Flex>
      </Section>
    </>
  );
}

function Problems({ preview: { problems, problemCount } }: Pick<Props, 'preview'>) {
  const words = useWords();
  if (problemCount === 0) return null;
  return (
    <details>
      <summary>
        <Typography tag="span" textColor="danger700" fontWeight="bold">
          {words('ess.intake.problems', { count: problemCount })}
        </Typography>
      </summary>
      {problems.length < problemCount ? (
        <Typography tag="p">{words('ess.intake.problems.more', { shown: problems.length })}</Typography>
      ) : null}
      <Rows
        label={words('ess.intake.problems', { count: problemCount })}
        headings={[
          words('ess.intake.problems.position'),
          words('ess.intake.problems.column'),
          words('ess.intake.problems.message'),
        ]}
        rows={problems.map(({ position, column, message }, index) => ({
          key: String(index),
          cells: [String(position), column ?? '', message],
        }))}
      />
    </details>
  );
}

function Trial({ report, onClose }: { readonly report: TrialReport; readonly onClose: () => void }) {
  const words = useWords();
  const hasFailed = report.failures.length > 0;
  return (
    <Alert
      variant={hasFailed ? 'danger' : 'success'}
      title={words(hasFailed ? 'ess.intake.trial.failure' : 'ess.intake.trial')}
      closeLabel={words('ess.intake.trial.close')}
      onClose={onClose}
    >
      {hasFailed ? report.failures.join('\n') : words('ess.intake.trial.success', { ...report.counts })}
    </Alert>
  );
}
