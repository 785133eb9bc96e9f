/** Beside the form of an entry: what is to check in it. */
import { Flex, Typography } from '@strapi/design-system';
import { useAuth, type StrapiApp } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import type { EntryReview, ReviewItem } from '../../../shared/contracts/review';
import { actionId } from '../../../server/src/access/actions';
import { useAnswer } from '../api/use-answer';
import { useApi } from '../api/use-api';
import { DocumentLink } from '../components/DocumentLink';
import { useReasonName } from '../pages/review/names';
import { useWords } from '../translations/use-words';

interface EditedEntry {
  readonly model: string;
  /** None while an entry is being created. */
  readonly documentId?: string;
  readonly document?: { readonly updatedAt?: string | null };
}

/** Strapi calls it as a component; `null` shows no panel. */
function ReviewPanel({ model, documentId, document }: EditedEntry) {
  const words = useWords();
  const api = useApi();
  const mayReview = useAuth('EssReviewPanel', ({ permissions }) =>
    permissions.some(({ action }) => action === actionId('review')),
  );
  // Asked again once the entry is saved.
  const savedAt = document?.updatedAt ?? undefined;
  const ask = useCallback(
    () => api.get<EntryReview>('/review/entry', { uid: model, documentId, savedAt }),
    [api, model, documentId, savedAt],
  );
  const isAsked = mayReview && documentId !== undefined && model.startsWith('plugin::ess.');
  const items = useAnswer(isAsked ? ask : undefined).data?.items ?? [];
  if (items.length === 0) return null;
  return { title: words('ess.review.title'), content: <Points items={items} /> };
}

function Points({ items }: { readonly items: readonly ReviewItem[] }) {
  const words = useWords();
  const reasonName = useReasonName();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {items.map(({ uid, documentId, reason, field, fieldName, details }) => (
        <Flex key={`${reason} ${field}`} tag="li" direction="column" alignItems="flex-start">
          <Typography fontWeight="semiBold">{reasonName(reason)}</Typography>
          {field === '' ? (
            <Typography variant="pi">{words('ess.review.wholeEntry')}</Typography>
          ) : (
            <DocumentLink uid={uid} documentId={documentId} field={field}>
              {fieldName}
            </DocumentLink>
          )}
          {details.map((detail) => (
            <Typography key={detail} variant="pi" textColor="neutral600">
              {detail}
            </Typography>
          ))}
        </Flex>
      ))}
    </Flex>
  );
}

interface EditViewPanels {
  addEditViewSidePanel(panels: readonly (typeof ReviewPanel)[]): void;
}

const hasPanels = (apis: object | undefined): apis is EditViewPanels =>
  apis !== undefined && 'addEditViewSidePanel' in apis;

/** Nothing where the content manager has no side panels. */
export function addReviewPanel(app: Pick<StrapiApp, 'getPlugin'>): void {
  const apis: object | undefined = app.getPlugin('content-manager').apis;
  if (hasPanels(apis)) apis.addEditViewSidePanel([ReviewPanel]);
}
