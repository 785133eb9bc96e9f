/** « Journal d’audit »: who did what, the latest first. */
import { Button, Typography } from '@strapi/design-system';
import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';
import type { JournalLine, JournalPage as JournalAnswer } from '../../../../shared/contracts/journal';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { DocumentLink } from '../../components/DocumentLink';
import { EssPage } from '../../components/EssPage';
import { Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';
import { useTypeName } from '../people/names';

export default function JournalPage() {
  const words = useWords();
  const api = useApi();
  const [before, setBefore] = useState<number>();
  const ask = useCallback(
    () => api.get<JournalAnswer>('/journal', before === undefined ? {} : { before: String(before) }),
    [api, before],
  );
  const answer = useAnswer(ask);
  return (
    <EssPage title={words('ess.journal.title')} subtitle={words('ess.journal.description')}>
      <Answered answer={answer}>
        {({ lines, before: next, months }) => (
          <Section title={words('ess.journal.title')} hint={words('ess.journal.kept', { months })}>
            {lines.length === 0 ? <Typography>{words('ess.journal.none')}</Typography> : <Lines lines={lines} />}
            {next === null ? null : (
              <Button variant="secondary" marginTop={4} onClick={() => setBefore(next)}>
                {words('ess.journal.older')}
              </Button>
            )}
          </Section>
        )}
      </Answered>
    </EssPage>
  );
}

function Lines({ lines }: { readonly lines: readonly JournalLine[] }) {
  const words = useWords();
  const intl = useIntl();
  const typeName = useTypeName();
  const account = (id: number) => words('ess.journal.account', { id });
  return (
    <Rows
      label={words('ess.journal.title')}
      headings={[
        words('ess.journal.at'),
        words('ess.journal.by'),
        words('ess.journal.action'),
        words('ess.journal.on'),
        words('ess.journal.address'),
      ]}
      rows={lines.map(({ id, at, by, userId, action, uid, reference, title, address }) => ({
        key: String(id),
        cells: [
          intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' }),
          by ?? (userId === null ? words('ess.journal.nobody') : account(userId)),
          words(`ess.journal.action.${action}`),
          <Subject key="on" uid={uid} reference={reference} title={title} typeName={typeName} />,
          address ?? '',
        ],
      }))}
    />
  );
}

interface SubjectProps extends Pick<JournalLine, 'uid' | 'reference' | 'title'> {
  readonly typeName: (uid: string) => string;
}

function Subject({ uid, reference, title, typeName }: SubjectProps) {
  const words = useWords();
  if (reference === null) return null;
  const isEntry = uid?.startsWith('plugin::ess.') ?? false;
  if (isEntry && uid !== null && title !== null)
    return (
      <DocumentLink uid={uid} documentId={reference}>
        {`${typeName(uid)} : ${title}`}
      </DocumentLink>
    );
  const name = isEntry && uid !== null ? `${typeName(uid)} : ${reference}` : reference;
  return <Typography>{title ?? (uid === null ? name : words('ess.journal.gone', { reference: name }))}</Typography>;
}
