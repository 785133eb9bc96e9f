/** « Préparer l’édition suivante », among the actions of an event. */
import { Duplicate } from '@strapi/icons';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import type { NextEdition } from '../../../../shared/contracts/editing';
import { useAction } from '../../api/use-action';
import { useApi } from '../../api/use-api';
import { useWords } from '../../translations/use-words';
import { EVENT, savedEntry, type EditedDocument } from './edited-document';

interface DocumentAction {
  readonly label: string;
  readonly icon: ReactNode;
  readonly position: 'header';
  readonly disabled: boolean;
  readonly dialog: {
    readonly type: 'dialog';
    readonly title: string;
    readonly content: ReactNode;
    readonly onConfirm: () => Promise<void>;
  };
}

export function NextEditionAction(props: EditedDocument): DocumentAction | null {
  const words = useWords();
  const api = useApi();
  const navigate = useNavigate();
  const { run, isRunning } = useAction();
  const entry = savedEntry(props);
  if (!entry || props.model !== EVENT) return null;
  return {
    label: words('ess.editing.nextEdition'),
    icon: <Duplicate />,
    position: 'header',
    disabled: isRunning,
    dialog: {
      type: 'dialog',
      title: words('ess.editing.nextEdition'),
      content: words('ess.editing.nextEdition.explanation'),
      onConfirm: async () => {
        const made = await run(
          () => api.post<NextEdition>(`/events/${entry.documentId}/next-edition`),
          'ess.editing.nextEdition.done',
        );
        if (made) navigate(`/content-manager/collection-types/${EVENT}/${made.documentId}`);
      },
    },
  };
}
