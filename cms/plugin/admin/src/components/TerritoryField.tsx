import { Combobox, ComboboxOption, Field, Flex, Tag } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { Cross } from '@strapi/icons';
import { useCallback, useState } from 'react';
import type { TerritoryOptions } from '../../../shared/contracts/builder';
import { useAnswer } from '../api/use-answer';
import { useApi } from '../api/use-api';
import { useWords } from '../translations/use-words';

/** Time without typing after which a search is sent, in milliseconds. */
const PAUSE = 300;

interface Props {
  /** Where territories are asked for, within the rights of the page. */
  readonly path: '/builder/territories' | '/intake/territories';
  readonly name?: string;
  readonly label: string;
  readonly hint: string;
  readonly codes: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

/** Several territories, found one by one by name or postal code. */
export function TerritoryField({ path, name = 'territory', label, hint, codes, onChange }: Props) {
  const words = useWords();
  const api = useApi();
  const [typed, setTyped] = useState('');
  const q = useDebounce(typed, PAUSE);
  const key = codes.join(' ');
  const ask = useCallback(
    () => api.get<TerritoryOptions>(path, { q, codes: key === '' ? [] : key.split(' ') }),
    [api, path, q, key],
  );
  const { data, isLoading } = useAnswer(ask);
  const known = data?.territories ?? [];
  const nameOf = (code: string) => known.find(({ value }) => value === code)?.label ?? code;
  return (
    <Field.Root name={name} hint={hint}>
      <Field.Label>{label}</Field.Label>
      <Combobox
        // Emptied by what was chosen, which then stands below.
        key={key}
        autocomplete="none"
        placeholder={words('ess.builder.territory.search')}
        clearLabel={words('ess.builder.clear')}
        loading={isLoading}
        loadingMessage={words('ess.builder.loading')}
        noOptionsMessage={() => words('ess.builder.territory.none')}
        onInputChange={({ target }) => setTyped(target.value)}
        onClear={() => setTyped('')}
        onChange={(code) => {
          if (!code) return;
          setTyped('');
          if (!codes.includes(code)) onChange([...codes, code]);
        }}
      >
        {known
          .filter(({ value }) => !codes.includes(value))
          .map(({ value, label }) => (
            <ComboboxOption key={value} value={value}>
              {label}
            </ComboboxOption>
          ))}
      </Combobox>
      <Field.Hint />
      {codes.length === 0 ? null : (
        <Flex gap={2} wrap="wrap">
          {codes.map((code) => (
            <Tag
              key={code}
              icon={<Cross aria-hidden />}
              label={words('ess.builder.territory.remove', { name: nameOf(code) })}
              onClick={() => onChange(codes.filter((other) => other !== code))}
            >
              {nameOf(code)}
            </Tag>
          ))}
        </Flex>
      )}
    </Field.Root>
  );
}
