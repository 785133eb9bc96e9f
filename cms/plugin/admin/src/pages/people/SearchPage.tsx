import { Badge, Field, Flex, Link, TextInput, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { ErasureList, MentionList, PersonList } from '../../../../shared/contracts/people';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { EssPage } from '../../components/EssPage';
import { Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';
import { Mentions } from './Mentions';

/** Time without typing after which a search is sent, in milliseconds. */
const PAUSE = 300;
const SHORTEST_NAME = 2;
/** The cells of the design system do not wrap. */
const WRAPPED = { whiteSpace: 'normal', overflowWrap: 'anywhere' } as const;

export function SearchPage() {
  const words = useWords();
  return (
    <EssPage title={words('ess.people.title')} subtitle={words('ess.people.description')}>
      <PersonSearch />
      <TextSearch />
      <Records />
    </EssPage>
  );
}

function PersonSearch() {
  const words = useWords();
  const intl = useIntl();
  const api = useApi();
  const [typed, setTyped] = useState('');
  const q = useDebounce(typed, PAUSE);
  const answer = useAnswer(useCallback(() => api.get<PersonList>('/people', { q }), [api, q]));
  return (
    <Section title={words('ess.people.search')}>
      <Field.Root hint={words('ess.people.search.hint')} name="person">
        <Field.Label>{words('ess.people.name')}</Field.Label>
        <TextInput
          type="search"
          value={typed}
          onChange={({ target }: { target: HTMLInputElement }) => setTyped(target.value)}
        />
        <Field.Hint />
      </Field.Root>
      <Answered answer={answer}>
        {({ people, total }) =>
          people.length === 0 ? (
            <Typography>{words(q.trim() === '' ? 'ess.people.noRequest' : 'ess.people.none')}</Typography>
          ) : (
            <>
              <Typography tag="p" role="status" textColor="neutral700">
                {words(people.length < total ? 'ess.people.cut' : 'ess.people.count', {
                  count: total,
                  shown: people.length,
                })}
              </Typography>
              <Rows
                label={words('ess.people.title')}
                headings={[
                  words('ess.people.name'),
                  words('ess.people.functions'),
                  words('ess.people.visibility'),
                  words('ess.people.requested'),
                ]}
                rows={people.map(({ documentId, name, functions, visibility, erasureRequested }) => ({
                  key: documentId,
                  cells: [
                    <Link key="name" tag={NavLink} to={documentId} aria-label={words('ess.people.open', { name })}>
                      {name}
                    </Link>,
                    <Flex key="functions" direction="column" alignItems="flex-start" width="32rem" style={WRAPPED}>
                      {functions.map((text) => (
                        <Typography key={text} textColor="neutral800">
                          {text}
                        </Typography>
                      ))}
                    </Flex>,
                    // Enumerations are translated under their stored value.
                    visibility === null ? '' : intl.formatMessage({ id: visibility, defaultMessage: visibility }),
                    erasureRequested ? <Badge key="requested">{words('ess.people.requested')}</Badge> : '',
                  ],
                }))}
              />
            </>
          )
        }
      </Answered>
    </Section>
  );
}

function TextSearch() {
  const words = useWords();
  const api = useApi();
  const [typed, setTyped] = useState('');
  const name = useDebounce(typed.trim(), PAUSE);
  const ask = useCallback(() => api.get<MentionList>('/people/mentions', { name }), [api, name]);
  const answer = useAnswer(name.length < SHORTEST_NAME ? undefined : ask);
  return (
    <Section title={words('ess.people.texts')}>
      <Field.Root hint={words('ess.people.texts.hint')} name="text">
        <Field.Label>{words('ess.people.name')}</Field.Label>
        <TextInput
          type="search"
          value={typed}
          onChange={({ target }: { target: HTMLInputElement }) => setTyped(target.value)}
        />
        <Field.Hint />
      </Field.Root>
      <Answered answer={answer}>{(found) => <Mentions found={found} none="ess.people.mentions.none" />}</Answered>
    </Section>
  );
}

function Records() {
  const words = useWords();
  const intl = useIntl();
  const api = useApi();
  const answer = useAnswer(useCallback(() => api.get<ErasureList>('/people/erasures'), [api]));
  return (
    <Section title={words('ess.people.records')} hint={words('ess.people.records.hint')}>
      <Answered answer={answer}>
        {({ erasures }) =>
          erasures.length === 0 ? (
            <Typography>{words('ess.people.records.none')}</Typography>
          ) : (
            <Rows
              label={words('ess.people.records')}
              headings={[
                words('ess.people.date'),
                words('ess.people.action'),
                words('ess.people.by'),
                words('ess.people.documents'),
                words('ess.people.reference'),
              ]}
              rows={erasures.map(({ reference, at, by, action, documents }) => ({
                key: `${at} ${reference}`,
                cells: [
                  intl.formatDate(at, { dateStyle: 'long', timeStyle: 'short' }),
                  words(`ess.people.action.${action}`),
                  by === null ? words('ess.people.by.nobody') : String(by),
                  String(documents),
                  reference.slice(0, 12),
                ],
              }))}
            />
          )
        }
      </Answered>
    </Section>
  );
}
