import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import type { PublisherList } from '../../../../shared/contracts/intake';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { useWords } from '../../translations/use-words';

/** Time without typing after which a search is sent, in milliseconds. */
const PAUSE = 300;

interface Props {
  readonly value: string | undefined;
  readonly onChange: (documentId: string | undefined) => void;
}

/** The structure that will answer for the entries. */
export function PublisherChoice({ value, onChange }: Props) {
  const words = useWords();
  const api = useApi();
  const [chosen, setChosen] = useState<PublisherList['organisations'][number]>();
  const [typed, setTyped] = useState('');
  const q = useDebounce(typed, PAUSE);
  const { data, isLoading } = useAnswer(
    useCallback(() => api.get<PublisherList>('/intake/organisations', { q }), [api, q]),
  );
  const found = data?.organisations ?? [];
  const options =
    chosen && !found.some(({ documentId }) => documentId === chosen.documentId) ? [chosen, ...found] : found;
  return (
    <Field.Root name="publisher" hint={words('ess.intake.publisher.hint')}>
      <Field.Label>{words('ess.intake.publisher')}</Field.Label>
      <Combobox
        placeholder={words('ess.intake.publisher.choose')}
        clearLabel={words('ess.intake.publisher.clear')}
        autocomplete="none"
        value={value ?? ''}
        loading={isLoading}
        loadingMessage={words('ess.intake.publisher.loading')}
        noOptionsMessage={() => words('ess.intake.publisher.none')}
        onInputChange={({ target }) => setTyped(target.value)}
        onChange={(documentId) => {
          const organisation = options.find((option) => option.documentId === documentId);
          setChosen(organisation);
          onChange(organisation?.documentId);
        }}
        onClear={() => onChange(undefined)}
      >
        {options.map(({ documentId, name }) => (
          <ComboboxOption key={documentId} value={documentId}>
            {name}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Hint />
    </Field.Root>
  );
}
