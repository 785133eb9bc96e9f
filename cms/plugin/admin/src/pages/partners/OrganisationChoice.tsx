import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import type { Account, AffiliationChange, OrganisationList } from '../../../../shared/contracts/partners';
import { useAction } from '../../api/use-action';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { useWords } from '../../translations/use-words';

/** Time without typing after which a search is sent, in milliseconds. */
const PAUSE = 300;

interface Props {
  readonly account: Account;
  readonly onSaved: () => void;
}

/** Chosen, it is saved. */
export function OrganisationChoice({ account: { id, name, organisation }, onSaved }: Props) {
  const words = useWords();
  const api = useApi();
  const { run } = useAction();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const q = useDebounce(typed, PAUSE);
  const ask = useCallback(() => api.get<OrganisationList>('/partners/organisations', { q }), [api, q]);
  const { data, isLoading } = useAnswer(isOpen ? ask : undefined);
  const found = data?.organisations ?? [];
  const options =
    organisation && !found.some(({ documentId }) => documentId === organisation.documentId)
      ? [organisation, ...found]
      : found;

  const save = async (chosen: string | null) => {
    if (chosen === (organisation?.documentId ?? null)) return;
    const change: AffiliationChange = { organisation: chosen };
    await run(() => api.put(`/partners/${String(id)}`, change), 'ess.partners.saved');
    onSaved();
  };

  return (
    <Field.Root name={`organisation-${String(id)}`}>
      <Combobox
        aria-label={words('ess.partners.organisationOf', { name })}
        placeholder={words('ess.partners.choose')}
        clearLabel={words('ess.partners.remove')}
        autocomplete="none"
        value={organisation?.documentId ?? ''}
        loading={isLoading}
        loadingMessage={words('ess.partners.loading')}
        noOptionsMessage={() => words('ess.partners.noOrganisation')}
        onOpenChange={(open) => setIsOpen(open)}
        onInputChange={({ target }) => setTyped(target.value)}
        onChange={(value) => void save(value === '' ? null : value)}
        onClear={() => void save(null)}
      >
        {options.map((option) => (
          <ComboboxOption key={option.documentId} value={option.documentId}>
            {option.name}
          </ComboboxOption>
        ))}
      </Combobox>
    </Field.Root>
  );
}
