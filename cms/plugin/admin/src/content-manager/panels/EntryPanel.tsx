/** « ESS »: preview, where the entry appears, what it lacks. */
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useCallback, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { EntryState, MissingPart } from '../../../../shared/contracts/editing';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { DocumentLink } from '../../components/DocumentLink';
import { useWords } from '../../translations/use-words';
import { savedEntry, versionOf, type EditedDocument, type Panel } from './edited-document';
import { useFieldOfAddress } from './field-of-address';
import { Preview } from './Preview';

interface Entry {
  readonly uid: string;
  readonly documentId: string;
}

export function EntryPanel(props: EditedDocument): Panel | null {
  const words = useWords();
  const entry = savedEntry(props);
  useFieldOfAddress(props.model);
  if (!entry) return null;
  return { title: words('ess.editing.title'), content: <State {...entry} version={versionOf(props)} /> };
}

function State({ uid, documentId, version }: Entry & { readonly version: string }) {
  const api = useApi();
  const answer = useAnswer(
    useCallback(
      () => api.get<EntryState>(`/entries/${uid}/${documentId}`, { version }),
      [api, uid, documentId, version],
    ),
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Preview uid={uid} documentId={documentId} />
      <Answered answer={answer}>
        {({ published, missing }) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Published published={published} />
            <Missing entry={{ uid, documentId }} missing={missing} />
          </Flex>
        )}
      </Answered>
    </Flex>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {title}
      </Typography>
      {children}
    </Box>
  );
}

const Lines = ({ children }: { readonly children: ReactNode }) => (
  <Flex tag="ul" direction="column" alignItems="flex-start" gap={1} paddingTop={1}>
    {children}
  </Flex>
);

function Published({ published }: Pick<EntryState, 'published'>) {
  const words = useWords();
  const intl = useIntl();
  const day = (instant: string) => intl.formatDate(instant, { dateStyle: 'medium', timeZone: 'Europe/Paris' });
  if (!published) {
    return (
      <Part title={words('ess.editing.state')}>
        <Typography>{words('ess.editing.state.draft')}</Typography>
      </Part>
    );
  }
  const { revision, firstPublishedAt, changedAt, pageUrl, formats, selections } = published;
  return (
    <>
      <Part title={words('ess.editing.state')}>
        <Typography>
          {words('ess.editing.state.published', { since: day(firstPublishedAt), revision, changed: day(changedAt) })}
        </Typography>
      </Part>
      <Part title={words('ess.editing.appears')}>
        <Link href={pageUrl} isExternal>
          {words('ess.editing.page')}
        </Link>
      </Part>
      <Part title={words('ess.editing.formats')}>
        <Flex tag="ul" gap={3} wrap="wrap" paddingTop={1}>
          {formats.map(({ name, url }) => (
            <li key={name}>
              <Link href={url}>{name}</Link>
            </li>
          ))}
        </Flex>
      </Part>
      <Part title={words('ess.editing.selections')}>
        {selections.length === 0 ? <Typography>{words('ess.editing.noSelection')}</Typography> : null}
        <Lines>
          {selections.map(({ documentId, title }) => (
            <li key={documentId}>
              <DocumentLink uid="plugin::ess.selection" documentId={documentId}>
                {title}
              </DocumentLink>
            </li>
          ))}
        </Lines>
      </Part>
    </>
  );
}

function Missing({ entry, missing }: { readonly entry: Entry } & Pick<EntryState, 'missing'>) {
  const words = useWords();
  const lines = (parts: readonly MissingPart[]) => (
    <Lines>
      {parts.map(({ field, message }) => (
        <li key={`${field} ${message}`}>
          <DocumentLink {...entry} field={field}>
            {message}
          </DocumentLink>
        </li>
      ))}
    </Lines>
  );
  const stops = missing.filter(({ stopsPublication }) => stopsPublication);
  const others = missing.filter(({ stopsPublication }) => !stopsPublication);
  return (
    <>
      {stops.length === 0 ? null : <Part title={words('ess.editing.stops')}>{lines(stops)}</Part>}
      <Part title={words('ess.editing.missing')}>
        {missing.length === 0 ? <Typography>{words('ess.editing.complete')}</Typography> : lines(others)}
      </Part>
    </>
  );
}
