/** A button that says what it is about to do, and does it once confirmed. */
import { Button, Dialog } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useWords } from '../translations/use-words';

interface Props {
  readonly label: string;
  /** What it is done to, where several such buttons stand on a page: part of its name, and asked about. */
  readonly about?: string;
  readonly icon: ReactNode;
  readonly explanation: string;
  readonly isRunning: boolean;
  readonly isDanger?: boolean;
  readonly onConfirm: () => void;
}

export function ConfirmButton({ label, about, icon, explanation, isRunning, isDanger = false, onConfirm }: Props) {
  const words = useWords();
  const name = about === undefined ? label : words('ess.shell.action.of', { action: label, about });
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button aria-label={name} variant={isDanger ? 'danger' : 'secondary'} startIcon={icon} loading={isRunning}>
          {label}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{name}</Dialog.Header>
        <Dialog.Body>{explanation}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {words('ess.shell.cancel')}
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button variant={isDanger ? 'danger' : 'default'} fullWidth onClick={onConfirm}>
              {words('ess.shell.confirm')}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
