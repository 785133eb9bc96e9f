import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Check, Eye } from '@strapi/icons';
import { useState } from 'react';
import type {
  ChangeEffect,
  SavedSelection,
  SelectionChange as Change,
  TitleList,
} from '../../../../shared/contracts/builder';
import { useAction } from '../../api/use-action';
import { useApi } from '../../api/use-api';
import { ConfirmButton } from '../../components/ConfirmButton';
import { useWords } from '../../translations/use-words';

interface Props {
  readonly saved: SavedSelection;
  /** Those that would replace the saved ones. */
  readonly filters: string;
  readonly maySave: boolean;
  readonly onWritten: (selection: SavedSelection) => void;
  readonly onUndo: () => void;
}

/** What a change would do, then the change itself. */
export function SelectionChange({ saved, filters, maySave, onWritten, onUndo }: Props) {
  const words = useWords();
  const api = useApi();
  const looking = useAction();
  const changing = useAction();
  const [effect, setEffect] = useState<ChangeEffect>();
  const change: Change = { filters };
  const path = `/builder/selections/${saved.documentId}` as const;
  const look = async () => setEffect(await looking.run(() => api.post<ChangeEffect>(`${path}/effect`, change)));
  const apply = async () => {
    const written = await changing.run(() => api.put<SavedSelection>(path, change), 'ess.builder.change.done');
    if (written) onWritten(written);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography textColor="warning700">{words('ess.builder.change', { title: saved.title })}</Typography>
      <Flex gap={2} wrap="wrap">
        <Button variant="secondary" startIcon={<Eye />} loading={looking.isRunning} onClick={() => void look()}>
          {words('ess.builder.change.effect')}
        </Button>
        <Button variant="tertiary" onClick={onUndo}>
          {words('ess.builder.change.undo')}
        </Button>
      </Flex>
      {effect ? (
        <Box role="status">
          <Typography>{words('ess.builder.change.counts', { before: effect.before, after: effect.after })}</Typography>
          <Titles list={effect.added} label={words('ess.builder.change.added', { total: effect.added.total })} />
          <Titles list={effect.removed} label={words('ess.builder.change.removed', { total: effect.removed.total })} />
        </Box>
      ) : null}
      {effect && maySave ? (
        <ConfirmButton
          label={words('ess.builder.change.apply')}
          icon={<Check />}
          explanation={words('ess.builder.change.explanation')}
          isRunning={changing.isRunning}
          isDanger
          onConfirm={() => void apply()}
        />
      ) : null}
    </Flex>
  );
}

function Titles({ list, label }: { readonly list: TitleList; readonly label: string }) {
  return (
    <Box marginTop={2}>
      <Typography fontWeight="bold">{label}</Typography>
      <Box tag="ul">
        {list.titles.map((title, index) => (
          <Typography key={`${String(index)} ${title}`} tag="li">
            {title}
          </Typography>
        ))}
        {list.total > list.titles.length ? <Typography tag="li">…</Typography> : null}
      </Box>
    </Box>
  );
}
