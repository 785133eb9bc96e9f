/** What may be done with a followed source: read it now, accept what stopped it, stop it, end it. */
import { Button, Flex } from '@strapi/design-system';
import { ArrowClockwise, Cross, Trash } from '@strapi/icons';
import type { SourceSummary } from '../../../../shared/contracts/sources';
import { useAction } from '../../api/use-action';
import { useApi } from '../../api/use-api';
import { ConfirmButton } from '../../components/ConfirmButton';
import { useWords } from '../../translations/use-words';

interface ActionsProps {
  readonly source: SourceSummary;
  readonly onChanged: () => void;
  /** Where a source that is followed no more leaves nothing to show. */
  readonly onRemoved?: () => void;
  /** Whether it may be ended here. */
  readonly endsHere?: boolean;
}

export function SourceActions({
  source: { id, alert, isStopped, choices },
  onChanged,
  onRemoved = onChanged,
  endsHere = false,
}: ActionsProps) {
  const words = useWords();
  const api = useApi();
  const { run, isRunning } = useAction();
  const path = `/intake/sources/${String(id)}` as const;
  const act = async (request: () => Promise<unknown>) => {
    if ((await run(request)) !== undefined) onChanged();
  };
  const end = async (brought: 'keep' | 'remove') => {
    if ((await run(() => api.remove(`${path}?brought=${brought}`), 'ess.intake.sources.ended')) !== undefined)
      onRemoved();
  };
  return (
    <Flex gap={2} wrap="wrap">
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
      {endsHere ? (
        <>
          <ConfirmButton
            label={words('ess.intake.sources.keep')}
            about={choices.sourceName}
            icon={<Cross />}
            explanation={words('ess.intake.sources.keep.explain')}
            isRunning={isRunning}
            onConfirm={() => void end('keep')}
          />
          <ConfirmButton
            label={words('ess.intake.sources.remove')}
            about={choices.sourceName}
            icon={<Trash />}
            explanation={words('ess.intake.sources.remove.explain')}
            isRunning={isRunning}
            isDanger
            onConfirm={() => void end('remove')}
          />
        </>
      ) : null}
    </Flex>
  );
}
