import { Flex, Typography } from '@strapi/design-system';
import { Trash, User } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router-dom';
import type { PersonReport, Withdrawal } from '../../../../shared/contracts/people';
import { useAction } from '../../api/use-action';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { ConfirmButton } from '../../components/ConfirmButton';
import { DocumentLink } from '../../components/DocumentLink';
import { EssPage } from '../../components/EssPage';
import { Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';
import { Mentions } from './Mentions';
import { useTypeName, useVersionName } from './names';

/** Where one person appears, and what may be done about it. */
export function PersonPage() {
  const words = useWords();
  const api = useApi();
  const { documentId } = useParams();
  const [left, setLeft] = useState<Withdrawal>();
  const answer = useAnswer(useCallback(() => api.get<PersonReport>(`/people/${documentId ?? ''}`), [api, documentId]));
  if (documentId === undefined) return <Page.Error />;
  if (left) {
    return (
      <EssPage title={words('ess.people.left.title')}>
        <Section title={words('ess.people.mentions')} hint={words('ess.people.mentions.hint')}>
          <Mentions found={left} none="ess.people.left.none" />
        </Section>
      </EssPage>
    );
  }
  return (
    <EssPage
      title={answer.data?.person.name ?? words('ess.people.title')}
      actions={answer.data ? <Actions report={answer.data} onReduced={answer.reload} onErased={setLeft} /> : null}
    >
      <Answered answer={answer}>{(report) => <Report report={report} />}</Answered>
    </EssPage>
  );
}

interface ActionsProps {
  readonly report: PersonReport;
  readonly onReduced: () => void;
  readonly onErased: (left: Withdrawal) => void;
}

function Actions({ report, onReduced, onErased }: ActionsProps) {
  const words = useWords();
  const api = useApi();
  const { run, isRunning } = useAction();
  const { documentId, name } = report.person;
  const texts = report.mentions.filter(({ isWholeName }) => isWholeName).length;
  const reduce = async () => {
    if (await run(() => api.post<Withdrawal>(`/people/${documentId}/reduce`), 'ess.people.reduce.done')) onReduced();
  };
  const erase = async () => {
    const left = await run(() => api.post<Withdrawal>(`/people/${documentId}/erase`), 'ess.people.erase.done');
    if (left) onErased(left);
  };
  return (
    <Flex gap={2}>
      <ConfirmButton
        label={words('ess.people.reduce')}
        icon={<User />}
        explanation={words('ess.people.reduce.explain', { name })}
        isRunning={isRunning}
        onConfirm={() => void reduce()}
      />
      <ConfirmButton
        label={words('ess.people.erase')}
        icon={<Trash />}
        explanation={[
          words('ess.people.erase.explain'),
          ...(texts > 0 ? [words('ess.people.erase.texts', { count: texts })] : []),
        ].join(' ')}
        isRunning={isRunning}
        isDanger
        onConfirm={() => void erase()}
      />
    </Flex>
  );
}

function Report({ report }: { readonly report: PersonReport }) {
  const words = useWords();
  const typeName = useTypeName();
  const versionName = useVersionName();
  const { person, appearances } = report;
  return (
    <>
      {person.aliases.length > 0 ? (
        <Typography tag="p" textColor="neutral600" marginBottom={4}>
          {words('ess.people.aliases', { aliases: person.aliases.join(', ') })}
        </Typography>
      ) : null}
      <Section title={words('ess.people.appearances')}>
        {appearances.length === 0 ? (
          <Typography>{words('ess.people.appearances.none')}</Typography>
        ) : (
          <Rows
            label={words('ess.people.appearances')}
            headings={[
              words('ess.people.document'),
              words('ess.people.type'),
              words('ess.people.version'),
              words('ess.people.functions'),
            ]}
            rows={appearances.map(({ uid, documentId, title, versions, functions }) => ({
              key: `${uid} ${documentId}`,
              cells: [
                <DocumentLink key="document" uid={uid} documentId={documentId}>
                  {title}
                </DocumentLink>,
                typeName(uid),
                versionName(versions),
                functions.join(' · '),
              ],
            }))}
          />
        )}
      </Section>
      <Section title={words('ess.people.mentions')} hint={words('ess.people.mentions.hint')}>
        <Mentions found={report} none="ess.people.mentions.none" />
      </Section>
    </>
  );
}
