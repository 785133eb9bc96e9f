/** « Publication programmée »: what is to be published or withdrawn at a chosen hour of Paris. */
import {
  Alert,
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { Calendar } from '@strapi/icons';
import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Schedule, ScheduledAction, ScheduleRequest, Schedules } from '../../../../shared/contracts/editing';
import { useAction } from '../../api/use-action';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { useWords } from '../../translations/use-words';
import { savedEntry, versionOf, type EditedDocument, type Panel } from './edited-document';

interface Entry {
  readonly uid: string;
  readonly documentId: string;
}

export function SchedulePanel(props: EditedDocument): Panel | null {
  const words = useWords();
  const entry = savedEntry(props);
  if (!entry) return null;
  return {
    title: words('ess.editing.schedule'),
    content: <Planned entry={entry} version={versionOf(props)} />,
  };
}

function Planned({ entry: { uid, documentId }, version }: { readonly entry: Entry; readonly version: string }) {
  const words = useWords();
  const api = useApi();
  const address = `/entries/${uid}/${documentId}/schedules` as const;
  const answer = useAnswer(useCallback(() => api.get<Schedules>(address, { version }), [api, address, version]));
  return (
    <Answered answer={answer}>
      {({ schedules, mayPublish }) => (
        <Flex direction="column" alignItems="stretch" gap={3}>
          {schedules.length === 0 ? <Typography>{words('ess.editing.schedule.none')}</Typography> : null}
          {schedules.map((schedule) => (
            <Line
              key={schedule.action}
              schedule={schedule}
              address={address}
              mayCancel={mayPublish}
              onChanged={answer.reload}
            />
          ))}
          {mayPublish ? <Plan address={address} onChanged={answer.reload} /> : null}
        </Flex>
      )}
    </Answered>
  );
}

interface LineProps {
  readonly schedule: Schedule;
  readonly address: `/${string}`;
  readonly mayCancel: boolean;
  readonly onChanged: () => void;
}

function Line({ schedule: { action, at, failure }, address, mayCancel, onChanged }: LineProps) {
  const words = useWords();
  const intl = useIntl();
  const api = useApi();
  const { run, isRunning } = useAction();
  const said = {
    action: words(`ess.editing.schedule.${action}`),
    at: intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Paris' }),
  };
  const cancel = async () => {
    await run(() => api.remove(`${address}/${action}`), 'ess.editing.schedule.cancelled');
    onChanged();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography fontWeight="bold">{words('ess.editing.schedule.line', said)}</Typography>
      {failure === null ? null : (
        <Alert variant="danger" title={words('ess.editing.schedule.failed')} closeLabel="">
          {failure}
        </Alert>
      )}
      {mayCancel ? (
        <Button
          variant="tertiary"
          size="S"
          loading={isRunning}
          aria-label={words('ess.editing.schedule.cancel.of', said)}
          onClick={() => void cancel()}
        >
          {words('ess.editing.schedule.cancel')}
        </Button>
      ) : null}
    </Flex>
  );
}

function Plan({ address, onChanged }: { readonly address: `/${string}`; readonly onChanged: () => void }) {
  const words = useWords();
  const api = useApi();
  const { run, isRunning } = useAction();
  const [action, setAction] = useState<ScheduledAction>('publish');
  const [at, setAt] = useState('');
  const plan = async () => {
    const request: ScheduleRequest = { action, at };
    await run(() => api.put(address, request), 'ess.editing.schedule.saved');
    onChanged();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Field.Root name="ess-schedule-action">
        <Field.Label>{words('ess.editing.schedule.action')}</Field.Label>
        <SingleSelect
          value={action}
          onChange={(value: string | number) => setAction(value === 'unpublish' ? 'unpublish' : 'publish')}
        >
          <SingleSelectOption value="publish">{words('ess.editing.schedule.publish')}</SingleSelectOption>
          <SingleSelectOption value="unpublish">{words('ess.editing.schedule.unpublish')}</SingleSelectOption>
        </SingleSelect>
      </Field.Root>
      <Field.Root name="ess-schedule-at">
        <Field.Label>{words('ess.editing.schedule.at')}</Field.Label>
        <TextInput
          type="datetime-local"
          value={at}
          onChange={({ target }: { target: HTMLInputElement }) => setAt(target.value)}
        />
      </Field.Root>
      <Button
        fullWidth
        variant="secondary"
        startIcon={<Calendar />}
        disabled={at === ''}
        loading={isRunning}
        onClick={() => void plan()}
      >
        {words('ess.editing.schedule.set')}
      </Button>
      <Typography variant="pi" textColor="neutral600">
        {words('ess.editing.schedule.hint')}
      </Typography>
    </Flex>
  );
}
