/** « Après la rencontre »: what a past event still owes its readers. */
import { Flex, Typography } from '@strapi/design-system';
import { useCallback } from 'react';
import type { FollowUp } from '../../../../shared/contracts/editing';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { DocumentLink } from '../../components/DocumentLink';
import { useWords } from '../../translations/use-words';
import { EVENT, savedEntry, versionOf, type EditedDocument, type Panel } from './edited-document';

export function FollowUpPanel(props: EditedDocument): Panel | null {
  const words = useWords();
  const api = useApi();
  const documentId = props.model === EVENT ? savedEntry(props)?.documentId : undefined;
  const version = versionOf(props);
  const ask = useCallback(
    () => api.get<FollowUp>(`/entries/${EVENT}/${documentId ?? ''}/follow-up`, { version }),
    [api, documentId, version],
  );
  const { data } = useAnswer(documentId === undefined ? undefined : ask);
  if (!data || data.parts.length === 0 || documentId === undefined) return null;
  const missing = data.parts.filter(({ isPresent }) => !isPresent);
  return {
    title: words('ess.editing.followUp'),
    content: (
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography>
          {words(missing.length === 0 ? 'ess.editing.followUp.complete' : 'ess.editing.followUp.hint')}
        </Typography>
        <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
          {missing.map(({ key, field }) => (
            <li key={key}>
              <DocumentLink uid={EVENT} documentId={documentId} field={field}>
                {words(`ess.editing.followUp.${key}`)}
              </DocumentLink>
            </li>
          ))}
        </Flex>
      </Flex>
    ),
  };
}
