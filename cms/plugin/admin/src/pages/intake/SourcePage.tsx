/** One followed source: its last reading, its counts and errors, what was chosen for it, and what it brought. */
import { Typography } from '@strapi/design-system';
import { isKeyOf, LICENCES, toLanguage } from 'ess-shared-types';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate, useParams } from 'react-router-dom';
import type { SourceDetail } from '../../../../shared/contracts/sources';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { DocumentLink } from '../../components/DocumentLink';
import { EssPage } from '../../components/EssPage';
import { Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';
import { SourceActions } from './SourceActions';
import { SourceCounts, SourceReading } from './SourceReading';

export function SourcePage() {
  const words = useWords();
  const api = useApi();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const answer = useAnswer(
    useCallback(() => api.get<SourceDetail>(`/intake/sources/${encodeURIComponent(id)}`), [api, id]),
  );
  return (
    <EssPage title={answer.data?.choices.sourceName ?? words('ess.intake.sources')} subtitle={answer.data?.choices.url}>
      <Answered answer={answer}>
        {(source) => (
          <>
            <Section title={words('ess.intake.sources.reading')}>
              <SourceReading source={source} />
              <Typography>
                <SourceCounts source={source} />
              </Typography>
              {waiting(source) === 0 ? null : (
                <Typography fontWeight="bold">
                  {words('ess.intake.sources.waiting', { count: waiting(source) })}
                </Typography>
              )}
              <SourceActions
                source={source}
                endsHere
                onChanged={answer.reload}
                onRemoved={() => navigate('/plugins/ess/intake')}
              />
            </Section>
            {source.problems.length === 0 ? null : (
              <Section title={words('ess.intake.sources.problems', { count: source.counts?.problems ?? 0 })}>
                <Rows
                  label={words('ess.intake.sources.problems', { count: source.counts?.problems ?? 0 })}
                  headings={[words('ess.intake.problems.position'), words('ess.intake.problems.message')]}
                  rows={source.problems.map(({ position, message }, rank) => ({
                    key: String(rank),
                    cells: [String(position), message],
                  }))}
                />
              </Section>
            )}
            <Choices source={source} />
            <Entries source={source} />
          </>
        )}
      </Answered>
    </EssPage>
  );
}

/** What may be here already, or is in a time zone that nothing tells. */
const waiting = ({ counts }: SourceDetail): number => (counts?.doubles ?? 0) + (counts?.zones ?? 0);

interface Props {
  readonly source: SourceDetail;
}

function Choices({ source: { choices, by, succeededAt } }: Props) {
  const words = useWords();
  const intl = useIntl();
  const language = toLanguage(intl.locale);
  const { licence, every, publishes, whenGone, territory, topics, communes, categories } = choices;
  const facts: readonly (readonly [label: string, value: string | null | undefined])[] = [
    [
      words('ess.intake.sources.succeeded'),
      succeededAt && intl.formatDate(succeededAt, { dateStyle: 'medium', timeStyle: 'short' }),
    ],
    [words('ess.intake.follow.every'), words(`ess.intake.follow.every.${every}`)],
    [
      words('ess.intake.sources.publication'),
      words(publishes ? 'ess.intake.follow.publishes' : 'ess.intake.sources.asDrafts'),
    ],
    [words('ess.intake.follow.gone'), words(`ess.intake.follow.gone.${whenGone}`)],
    [words('ess.intake.licence'), isKeyOf(LICENCES, licence) ? LICENCES[licence].label[language] : licence],
    [words('ess.intake.follow.territory'), territory],
    [words('ess.intake.follow.topics'), topics.map((topic) => topic.replace(/^.*:/, '')).join(', ')],
    [words('ess.intake.follow.communes'), communes.join(', ')],
    [words('ess.intake.follow.categories'), categories.join(', ')],
    [words('ess.intake.follow.words'), choices.words],
    [words('ess.intake.sources.by'), by],
  ];
  return (
    <Section title={words('ess.intake.sources.choices')}>
      <Rows
        label={words('ess.intake.sources.choices')}
        headings={[words('ess.intake.sources.choice'), words('ess.intake.sources.value')]}
        rows={facts.flatMap(([label, value]) => (value ? [{ key: label, cells: [label, value] }] : []))}
      />
    </Section>
  );
}

function Entries({ source: { entries, total } }: Props) {
  const words = useWords();
  const title = words('ess.intake.sources.brought', { count: total });
  return (
    <Section title={title}>
      {entries.length === 0 ? (
        <Typography>{words('ess.intake.lines.none')}</Typography>
      ) : (
        <Rows
          label={title}
          headings={[words('ess.intake.lines.entry'), words('ess.intake.imports.state')]}
          rows={entries.map(({ documentId, title: name, isPublished, isGone }) => ({
            key: documentId,
            cells: [
              <DocumentLink key="entry" uid="plugin::ess.event" documentId={documentId}>
                {name}
              </DocumentLink>,
              words(
                isGone
                  ? 'ess.intake.sources.gone'
                  : isPublished
                    ? 'ess.intake.sources.published'
                    : 'ess.intake.sources.draft',
              ),
            ],
          }))}
        />
      )}
    </Section>
  );
}
