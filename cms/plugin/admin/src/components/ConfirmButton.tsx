/** A button that says what it is about to do, and does it once confirmed. */
import { Button, Dialog } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useWords } from '../translations/use-words';

interface Props {
  readonly label: string;
  readonly icon: ReactNode;
  readonly explanation: string;
  readonly isRunning: boolean;
  readonly isDanger?: boolean;
  readonly onConfirm: () => void;
}

export function ConfirmButton({ label, icon, explanation, isRunning, isDanger = false, onConfirm }: Props) {
  const words = useWords();
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button variant={isDanger ? 'danger' : 'secondary'} startIcon={icon} loading={isRunning}>
          {label}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{label}</Dialog.Header>
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
