/** What the content manager tells a side panel or an action of the entry being edited: the part that ours look at. */
import type { ReactNode } from 'react';

export interface EditedDocument {
  /** `plugin::ess.event` ... */
  readonly model: string;
  /** `undefined` while an entry is being created. */
  readonly documentId?: string;
  readonly document?: { readonly updatedAt?: string | null; readonly status?: string | null };
}

export interface Panel {
  readonly title: string;
  readonly content: ReactNode;
}

const ENTRIES: readonly string[] = ['event', 'resource', 'key-figure', 'initiative', 'dispositif'];

export const EVENT = 'plugin::ess.event';

/** The entry, if it is saved and of a kind that the public reads on pages. */
export function savedEntry({ model, documentId }: EditedDocument): { uid: string; documentId: string } | undefined {
  const isEntry = model.startsWith('plugin::ess.') && ENTRIES.includes(model.slice('plugin::ess.'.length));
  return isEntry && documentId !== undefined && documentId !== 'create' ? { uid: model, documentId } : undefined;
}

/** Changes each time the entry is saved, published or withdrawn: what was said of it is to be asked again. */
export const versionOf = ({ document }: EditedDocument): string =>
  `${document?.updatedAt ?? ''} ${document?.status ?? ''}`;
