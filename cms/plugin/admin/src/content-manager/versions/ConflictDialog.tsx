/** Somebody else changed what is on this screen: see what, keep one's own, or take theirs. */
import { Box, Button, Flex, Modal, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useWords } from '../../translations/use-words';
import type { Choice, Conflict } from './conflict';
import type { Difference } from './differences';

interface Props {
  readonly conflict: Conflict;
  readonly onChoice: (choice: Choice) => void;
}

export function ConflictDialog({ conflict, onChoice }: Props) {
  const words = useWords();
  const { entries, isForm, differences } = conflict;
  const [shown, setShown] = useState<readonly Difference[]>();
  const isDeleted = entries.some(({ version }) => version === undefined);
  const see = () => void differences().then(setShown);
  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onChoice('neither')}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>
            {isForm ? words('ess.versions.title') : words('ess.versions.title.several', { count: entries.length })}
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {isForm ? <WhoAndWhen conflict={conflict} /> : <Changed conflict={conflict} />}
            {shown ? <Differences uid={conflict.uid} differences={shown} /> : null}
            {isForm && !isDeleted ? (
              <Box>
                <Typography tag="p" textColor="neutral600">
                  {words('ess.versions.keepMine.hint')}
                </Typography>
                <Typography tag="p" textColor="neutral600">
                  {words('ess.versions.takeTheirs.hint')}
                </Typography>
              </Box>
            ) : null}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={() => onChoice('neither')}>
            {words('ess.versions.close')}
          </Button>
          <Flex gap={2} wrap="wrap">
            {isForm && !isDeleted && !shown ? (
              <Button variant="tertiary" onClick={see}>
                {words('ess.versions.see')}
              </Button>
            ) : null}
            <Button variant="secondary" onClick={() => onChoice('theirs')}>
              {words(isForm && !isDeleted ? 'ess.versions.takeTheirs' : 'ess.versions.reload')}
            </Button>
            {isDeleted ? null : (
              <Button onClick={() => onChoice('mine')}>
                {words(isForm ? 'ess.versions.keepMine' : 'ess.versions.goOn')}
              </Button>
            )}
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function WhoAndWhen({ conflict: { entries } }: Pick<Props, 'conflict'>) {
  const words = useWords();
  const intl = useIntl();
  const [entry] = entries;
  if (entry?.version === undefined) return <Typography>{words('ess.versions.deleted')}</Typography>;
  const { changedBy: name, changedAt } = entry;
  const at = changedAt ? intl.formatDate(changedAt, { dateStyle: 'long', timeStyle: 'short' }) : '';
  return (
    <Typography>{name ? words('ess.versions.by', { name, at }) : words('ess.versions.bySomeone', { at })}</Typography>
  );
}

function Changed({ conflict: { entries } }: Pick<Props, 'conflict'>) {
  const words = useWords();
  return (
    <Box>
      <Typography tag="p">{words('ess.versions.list')}</Typography>
      <ul>
        {entries.map(({ documentId, title }) => (
          <Typography key={documentId} tag="li" fontWeight="bold">
            {title}
          </Typography>
        ))}
      </ul>
    </Box>
  );
}

function Differences({ uid, differences }: { readonly uid: string; readonly differences: readonly Difference[] }) {
  const words = useWords();
  const { messages } = useIntl();
  if (differences.length === 0) return <Typography>{words('ess.versions.same')}</Typography>;
  const label = (field: string) => {
    const found = messages[`content-manager.content-types.${uid}.${field}`];
    return typeof found === 'string' ? found : field;
  };
  const headings = ['ess.versions.field', 'ess.versions.theirs', 'ess.versions.mine'] as const;
  return (
    <Table colCount={headings.length} rowCount={differences.length + 1}>
      <Thead>
        <Tr>
          {headings.map((heading) => (
            <Th key={heading}>
              <Typography variant="sigma">{words(heading)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {differences.map(({ field, theirs, mine }) => (
          <Tr key={field}>
            <Td>
              <Typography fontWeight="bold">{label(field)}</Typography>
            </Td>
            <Td>
              <Typography>{theirs || words('ess.versions.nothing')}</Typography>
            </Td>
            <Td>
              <Typography>{mine || words('ess.versions.nothing')}</Typography>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
