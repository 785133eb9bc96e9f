/** The entries of a source, a hundred at a time: what becomes of each, and why. */
import {
  Badge,
  Button,
  Checkbox,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useCallback, useState } from 'react';
import type { LineAction, Preview, PreviewLine, PreviewLines } from '../../../../shared/contracts/intake';
import { useAction } from '../../api/use-action';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Answered } from '../../components/Answered';
import { DocumentLink } from '../../components/DocumentLink';
import { Rows } from '../../components/Rows';
import { useWords } from '../../translations/use-words';

interface Props {
  readonly preview: Preview;
  readonly onChanged: (preview: Preview) => void;
}

const ACTIONS: readonly LineAction[] = ['create', 'change', 'conflict', 'skip', 'unchanged'];
const ALL = 'all';
const COLOURS: Readonly<Record<LineAction, readonly [background: string, text: string]>> = {
  create: ['success100', 'success700'],
  change: ['primary100', 'primary700'],
  conflict: ['danger100', 'danger700'],
  skip: ['warning100', 'warning700'],
  unchanged: ['neutral150', 'neutral700'],
};

export function PreviewTable({ preview, onChanged }: Props) {
  const words = useWords();
  const api = useApi();
  const { run, isRunning } = useAction();
  const [action, setAction] = useState<LineAction>();
  const [page, setPage] = useState(1);
  const [forced, setForced] = useState<readonly string[]>([]);
  // `preview` too: other counts mean other lines.
  const ask = useCallback(
    () => api.get<PreviewLines>(`/intake/previews/${preview.token}/lines`, { action, page }),
    [api, preview, action, page],
  );
  const answer = useAnswer(ask);
  const force = async (externalId: string, isForced: boolean) => {
    const next = isForced ? [...forced, externalId] : forced.filter((id) => id !== externalId);
    const changed = await run(() => api.put<Preview>(`/intake/previews/${preview.token}`, { forced: next }));
    if (!changed) return;
    setForced(next);
    onChanged(changed);
  };
  const decideSame = async (externalId: string) => {
    const changed = await run(() =>
      api.put<Preview>(`/intake/previews/${preview.token}`, { forced, same: [externalId] }),
    );
    if (changed) onChanged(changed);
  };
  return (
    <>
      <Field.Root name="action">
        <Field.Label>{words('ess.intake.filter')}</Field.Label>
        <SingleSelect
          value={action ?? ALL}
          onChange={(value) => {
            setAction(ACTIONS.find((name) => name === value));
            setPage(1);
          }}
        >
          <SingleSelectOption value={ALL}>{words('ess.intake.filter.all')}</SingleSelectOption>
          {ACTIONS.map((name) => (
            <SingleSelectOption key={name} value={name}>
              {words(`ess.intake.action.${name}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Answered answer={answer}>
        {({ lines, total, pageSize }) =>
          total === 0 ? (
            <Typography>{words('ess.intake.lines.none')}</Typography>
          ) : (
            <>
              <Rows
                label={words('ess.intake.lines')}
                headings={[
                  words('ess.intake.lines.action'),
                  words('ess.intake.lines.entry'),
                  words('ess.intake.lines.reason'),
                  words('ess.intake.lines.notes'),
                ]}
                rows={lines.map((line) => ({
                  key: `${String(line.position)} ${line.externalId}`,
                  cells: [
                    <ActionBadge key="action" action={line.action} />,
                    <Entry key="entry" line={line} />,
                    <Reason
                      key="reason"
                      line={line}
                      isRunning={isRunning}
                      onForce={(isForced) => void force(line.externalId, isForced)}
                      onSame={() => void decideSame(line.externalId)}
                    />,
                    <Notes key="notes" line={line} />,
                  ],
                }))}
              />
              <Pages page={page} pages={Math.ceil(total / pageSize)} onPage={setPage} />
            </>
          )
        }
      </Answered>
    </>
  );
}

function ActionBadge({ action }: { readonly action: LineAction }) {
  const words = useWords();
  const [background, text] = COLOURS[action];
  return (
    <Badge backgroundColor={background} textColor={text}>
      {words(`ess.intake.action.${action}`)}
    </Badge>
  );
}

function Entry({ line }: { readonly line: PreviewLine }) {
  const words = useWords();
  const { position, title, when, where, dates, cancelledDates } = line;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Lines texts={[`${String(position)}. ${title}`, saidTogether(when, where)]} />
      {dates.length + cancelledDates.length > 1 ? (
        <details>
          <summary>
            <Typography tag="span">{words('ess.intake.lines.dates', { count: dates.length })}</Typography>
          </summary>
          <Lines
            texts={[...dates, ...cancelledDates.map((date) => words('ess.intake.lines.cancelledDate', { date }))]}
          />
        </details>
      ) : null}
    </Flex>
  );
}

const saidTogether = (...parts: readonly (string | null)[]): string =>
  parts.filter((text) => text !== null && text !== '').join(', ');

interface ReasonProps {
  readonly line: PreviewLine;
  readonly isRunning: boolean;
  readonly onForce: (isForced: boolean) => void;
  readonly onSame: () => void;
}

function Reason({ line, isRunning, onForce, onSame }: ReasonProps) {
  const words = useWords();
  const { uid, title, reason, fields, documentId, double, canBeForced, isForced } = line;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Lines texts={[reason, fields]} />
      {double ? (
        <Lines texts={[words('ess.intake.lines.here'), double.title, saidTogether(double.when, double.where)]} />
      ) : null}
      {documentId === null ? null : (
        <DocumentLink uid={uid} documentId={documentId}>
          {words('ess.intake.lines.see')}
        </DocumentLink>
      )}
      {canBeForced || isForced ? (
        <Checkbox
          aria-label={words('ess.intake.lines.forceOf', { title })}
          checked={isForced}
          disabled={isRunning}
          onCheckedChange={(checked) => onForce(checked === true)}
        >
          {words('ess.intake.lines.force')}
        </Checkbox>
      ) : null}
      {double && !isForced ? (
        <Button variant="tertiary" size="S" disabled={isRunning} onClick={onSame}>
          {words('ess.intake.lines.same')}
        </Button>
      ) : null}
    </Flex>
  );
}

function Notes({ line: { notes, contacts } }: { readonly line: PreviewLine }) {
  const words = useWords();
  const setAside = contacts.length > 0 ? words('ess.intake.lines.contacts', { contacts: contacts.join(', ') }) : null;
  return <Lines texts={[...notes, setAside]} />;
}

/** The table of the design system never breaks a line: here texts are sentences. */
function Lines({ texts }: { readonly texts: readonly (string | null)[] }) {
  return (
    <Flex direction="column" alignItems="flex-start" maxWidth="26rem" style={{ whiteSpace: 'normal' }}>
      {texts
        .filter((text) => text !== null && text !== '')
        .map((text, index) => (
          <Typography key={text} textColor={index === 0 ? 'neutral800' : 'neutral600'}>
            {text}
          </Typography>
        ))}
    </Flex>
  );
}

interface PagesProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

function Pages({ page, pages, onPage }: PagesProps) {
  const words = useWords();
  if (pages < 2) return null;
  return (
    <Flex gap={2} paddingTop={4}>
      <Button variant="tertiary" size="S" disabled={page === 1} onClick={() => onPage(page - 1)}>
        {words('ess.intake.page.previous')}
      </Button>
      <Typography>{words('ess.intake.page', { page, pages })}</Typography>
      <Button variant="tertiary" size="S" disabled={page === pages} onClick={() => onPage(page + 1)}>
        {words('ess.intake.page.next')}
      </Button>
    </Flex>
  );
}
