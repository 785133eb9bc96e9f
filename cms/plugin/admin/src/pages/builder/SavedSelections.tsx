import { Field, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { useState } from 'react';
import type { EmbeddedCollection, NewSelection, SavedSelection } from '../../../../shared/contracts/builder';
import { useAction } from '../../api/use-action';
import { useApi } from '../../api/use-api';
import { ConfirmButton } from '../../components/ConfirmButton';
import { DocumentLink } from '../../components/DocumentLink';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';
import { filtersIn, filtersText } from './module-form';
import { SelectionChange } from './SelectionChange';
import { SelectionHistory } from './SelectionHistory';

const UID = 'plugin::ess.selection';
const NONE = 'none';

interface Props {
  readonly selections: readonly SavedSelection[];
  readonly saved: SavedSelection | undefined;
  readonly collection: EmbeddedCollection;
  /** Those of the form. */
  readonly filters: string;
  readonly maySave: boolean;
  readonly onChoose: (selection: SavedSelection | undefined) => void;
  readonly onWritten: (selection: SavedSelection) => void;
  readonly onUndo: () => void;
}

/** Selections that modules follow: chosen, made, changed, restored. */
export function SavedSelections({ selections, saved, ...props }: Props) {
  const { collection, filters, maySave, onChoose, onWritten, onUndo } = props;
  const words = useWords();
  const isChanged = saved !== undefined && !saved.isHandPicked && filtersText(filtersIn(saved.filters)) !== filters;
  return (
    <Section title={words('ess.builder.saved')} hint={words('ess.builder.saved.hint')}>
      <Field.Root name="saved-selection">
        <Field.Label>{words('ess.builder.saved.choose')}</Field.Label>
        <SingleSelect
          value={saved?.documentId ?? NONE}
          onChange={(value) => onChoose(selections.find(({ documentId }) => documentId === value))}
        >
          <SingleSelectOption value={NONE}>{words('ess.builder.saved.none')}</SingleSelectOption>
          {selections.map(({ documentId, title }) => (
            <SingleSelectOption key={documentId} value={documentId}>
              {title}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      {saved?.isHandPicked ? (
        <>
          <Typography>{words('ess.builder.saved.handPicked')}</Typography>
          <DocumentLink uid={UID} documentId={saved.documentId}>
            {words('ess.builder.saved.open')}
          </DocumentLink>
        </>
      ) : null}
      {saved && isChanged ? (
        // Another change is another effect to look at.
        <SelectionChange
          key={`${saved.documentId} ${filters}`}
          saved={saved}
          filters={filters}
          maySave={maySave}
          onWritten={onWritten}
          onUndo={onUndo}
        />
      ) : null}
      {saved && !saved.isHandPicked ? (
        <SelectionHistory
          key={`${saved.documentId} ${saved.filters}`}
          saved={saved}
          maySave={maySave}
          onWritten={onWritten}
        />
      ) : null}
      {!saved && maySave ? <SaveAs collection={collection} filters={filters} onWritten={onWritten} /> : null}
    </Section>
  );
}

function SaveAs({ collection, filters, onWritten }: Pick<Props, 'collection' | 'filters' | 'onWritten'>) {
  const words = useWords();
  const api = useApi();
  const { run, isRunning } = useAction();
  const [title, setTitle] = useState('');
  const save = async () => {
    const made: NewSelection = { title: title.trim(), collection, filters };
    const selection = await run(() => api.post<SavedSelection>('/builder/selections', made), 'ess.builder.saved.done');
    if (selection) onWritten(selection);
  };
  return (
    <>
      <Field.Root name="selection-title">
        <Field.Label>{words('ess.builder.saved.title')}</Field.Label>
        <TextInput
          value={title}
          maxLength={200}
          onChange={({ target }: { target: HTMLInputElement }) => setTitle(target.value)}
        />
      </Field.Root>
      {title.trim() === '' ? null : (
        <ConfirmButton
          label={words('ess.builder.saved.save')}
          icon={<Check />}
          explanation={words('ess.builder.saved.explanation')}
          isRunning={isRunning}
          onConfirm={() => void save()}
        />
      )}
    </>
  );
}
