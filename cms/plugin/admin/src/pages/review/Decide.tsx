import { Button, Dialog, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { ArrowClockwise, Calendar, Check } from '@strapi/icons';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { ReviewDecision, ReviewItem, ReviewState } from '../../../../shared/contracts/review';
import { useAction } from '../../api/use-action';
import { useApi } from '../../api/use-api';
import { useWords } from '../../translations/use-words';
import { useReasonName } from './names';

interface Props {
  readonly item: ReviewItem;
  readonly onDecided: () => void;
}

const SAVED = {
  open: 'ess.review.reopen.saved',
  done: 'ess.review.done.saved',
  postponed: 'ess.review.postpone.saved',
} as const;

/** What one may decide of a point, or what was decided. */
export function Decide({ item, onDecided }: Props) {
  const words = useWords();
  const intl = useIntl();
  const reasonName = useReasonName();
  const api = useApi();
  const { run, isRunning } = useAction();
  const said = { reason: reasonName(item.reason), title: item.title };

  const decide = async (state: ReviewState, notBefore?: string) => {
    const { uid, documentId, reason, field, contentHash } = item;
    const decision: ReviewDecision = {
      uid,
      documentId,
      reason,
      field,
      contentHash,
      state,
      ...(notBefore === undefined ? {} : { notBefore }),
    };
    await run(() => api.post('/review/decisions', decision), SAVED[state]);
    // When it failed, the entry has changed: the list is no longer true either.
    onDecided();
  };

  if (item.state !== 'open') {
    const day = intl.formatDate(item.notBefore ?? '', { dateStyle: 'long', timeZone: 'UTC' });
    return (
      <Flex gap={2} wrap="wrap">
        <Typography textColor="neutral600">
          {item.state === 'done' ? words('ess.review.isDone') : words('ess.review.isPostponed', { day })}
        </Typography>
        <Button
          variant="tertiary"
          size="S"
          startIcon={<ArrowClockwise />}
          loading={isRunning}
          aria-label={words('ess.review.reopen.of', said)}
          onClick={() => void decide('open')}
        >
          {words('ess.review.reopen')}
        </Button>
      </Flex>
    );
  }
  return (
    <Flex gap={2} wrap="wrap">
      <Button
        variant="secondary"
        size="S"
        startIcon={<Check />}
        loading={isRunning}
        aria-label={words('ess.review.done.of', said)}
        onClick={() => void decide('done')}
      >
        {words('ess.review.done')}
      </Button>
      <Postpone name={words('ess.review.postpone.of', said)} onChosen={(day) => void decide('postponed', day)} />
    </Flex>
  );
}

const DAY = 86_400_000;
const inDays = (count: number): string => new Date(Date.now() + count * DAY).toISOString().slice(0, 10);

interface PostponeProps {
  /** What it postpones, for those who do not see where it stands. */
  readonly name: string;
  readonly onChosen: (day: string) => void;
}

/** Asks for a day to come. */
export function Postpone({ name, onChosen }: PostponeProps) {
  const words = useWords();
  const [day, setDay] = useState(() => inDays(30));
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button variant="tertiary" size="S" startIcon={<Calendar />} aria-label={name}>
          {words('ess.review.postpone')}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{words('ess.review.postpone')}</Dialog.Header>
        <Dialog.Body>
          <Field.Root name="not-before" width="100%">
            <Field.Label>{words('ess.review.postpone.day')}</Field.Label>
            <TextInput
              type="date"
              min={inDays(1)}
              value={day}
              onChange={({ target }: { target: HTMLInputElement }) => setDay(target.value)}
            />
          </Field.Root>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {words('ess.shell.cancel')}
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button fullWidth disabled={day < inDays(1)} onClick={() => onChosen(day)}>
              {words('ess.shell.confirm')}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
