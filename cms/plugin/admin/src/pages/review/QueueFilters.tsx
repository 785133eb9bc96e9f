import {
  Checkbox,
  Combobox,
  ComboboxOption,
  Field,
  Flex,
  Grid,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { useState } from 'react';
import type { ReviewQueue } from '../../../../shared/contracts/review';
import { useWords } from '../../translations/use-words';
import { useTypeName } from '../people/names';
import { useReasonName } from './names';

/** An empty text filters nothing. */
export interface Filters {
  readonly state: 'open' | 'decided';
  readonly reason: string;
  readonly type: string;
  readonly publisher: string;
  /** Words of the title. */
  readonly q: string;
  readonly soon: boolean;
  readonly mine: boolean;
}

export const NO_FILTER: Filters = {
  state: 'open',
  reason: '',
  type: '',
  publisher: '',
  q: '',
  soon: false,
  mine: false,
};

/** The design system takes an empty value for no choice at all. */
const ALL = 'all';

interface Props {
  readonly queue: ReviewQueue;
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

export function QueueFilters({ queue, filters, onChange }: Props) {
  const words = useWords();
  const reasonName = useReasonName();
  const typeName = useTypeName();
  return (
    <Flex direction="column" alignItems="stretch" gap={4} role="group" aria-label={words('ess.review.filters')}>
      <Grid.Root gap={4}>
        <Grid.Item col={3} s={12} direction="column" alignItems="stretch">
          <Field.Root name="state">
            <Field.Label>{words('ess.review.state')}</Field.Label>
            <SingleSelect
              value={filters.state}
              onChange={(value) => onChange({ ...filters, state: value === 'decided' ? 'decided' : 'open' })}
            >
              <SingleSelectOption value="open">{words('ess.review.state.open')}</SingleSelectOption>
              <SingleSelectOption value="decided">{words('ess.review.state.decided')}</SingleSelectOption>
            </SingleSelect>
          </Field.Root>
        </Grid.Item>
        <Choice
          name="reason"
          label={words('ess.review.reason')}
          value={filters.reason}
          options={queue.reasons.map(({ reason, count }) => ({ value: reason, name: reasonName(reason), count }))}
          onChange={(reason) => onChange({ ...filters, reason })}
        />
        <Choice
          name="type"
          label={words('ess.review.type')}
          value={filters.type}
          options={queue.types.map(({ uid, count }) => ({ value: uid, name: typeName(uid), count }))}
          onChange={(type) => onChange({ ...filters, type })}
        />
        <PublisherChoice queue={queue} filters={filters} onChange={onChange} />
      </Grid.Root>
      <Flex gap={6} wrap="wrap" alignItems="flex-end">
        <Field.Root name="q" width="32rem" maxWidth="100%">
          <Field.Label>{words('ess.review.q')}</Field.Label>
          <TextInput
            type="search"
            value={filters.q}
            onChange={({ target }: { target: HTMLInputElement }) => onChange({ ...filters, q: target.value })}
          />
        </Field.Root>
        <Checkbox
          checked={filters.soon}
          onCheckedChange={(checked) => onChange({ ...filters, soon: checked === true })}
        >
          {words('ess.review.soon')}
        </Checkbox>
        {queue.own ? (
          <Checkbox
            checked={filters.mine}
            onCheckedChange={(checked) => onChange({ ...filters, mine: checked === true, publisher: '' })}
          >
            {words('ess.review.mine', { name: queue.own.name })}
          </Checkbox>
        ) : null}
      </Flex>
    </Flex>
  );
}

/** Structures are many: one types a part of their name. */
const MOST_SHOWN = 50;

function PublisherChoice({ queue, filters, onChange }: Props) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const wanted = plain(typed);
  const found = queue.publishers.filter(
    ({ documentId, name }) => documentId === filters.publisher || plain(name).includes(wanted),
  );
  return (
    <Grid.Item col={3} s={12} direction="column" alignItems="stretch">
      <Field.Root name="publisher">
        <Field.Label>{words('ess.review.publisher')}</Field.Label>
        <Combobox
          placeholder={words('ess.review.all')}
          clearLabel={words('ess.review.publisher.clear')}
          autocomplete="none"
          disabled={filters.mine}
          value={filters.publisher}
          noOptionsMessage={() => words('ess.review.publisher.none')}
          onInputChange={({ target }) => setTyped(target.value)}
          onChange={(publisher) => {
            setTyped('');
            onChange({ ...filters, publisher });
          }}
          onClear={() => onChange({ ...filters, publisher: '' })}
        >
          {found.slice(0, MOST_SHOWN).map(({ documentId, name, count }) => (
            <ComboboxOption key={documentId} value={documentId} textValue={name}>
              {words('ess.review.option', { name, count })}
            </ComboboxOption>
          ))}
        </Combobox>
      </Field.Root>
    </Grid.Item>
  );
}

/** As one types it: without accents. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly name: string; readonly count: number }[];
  readonly onChange: (value: string) => void;
}

function Choice({ name, label, value, options, onChange }: ChoiceProps) {
  const words = useWords();
  return (
    <Grid.Item col={3} s={12} direction="column" alignItems="stretch">
      <Field.Root name={name}>
        <Field.Label>{label}</Field.Label>
        <SingleSelect
          value={value === '' ? ALL : value}
          onChange={(chosen) => onChange(chosen === ALL ? '' : String(chosen))}
        >
          <SingleSelectOption value={ALL}>{words('ess.review.all')}</SingleSelectOption>
          {options.map((option) => (
            <SingleSelectOption key={option.value} value={option.value}>
              {words('ess.review.option', { name: option.name, count: option.count })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Grid.Item>
  );
}
