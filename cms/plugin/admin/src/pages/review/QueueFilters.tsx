import { Field, Grid, SingleSelect, SingleSelectOption } from '@strapi/design-system';
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
}

export const NO_FILTER: Filters = { state: 'open', reason: '', type: '', publisher: '' };

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
    <Grid.Root gap={4} role="group" aria-label={words('ess.review.filters')}>
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
      <Choice
        name="publisher"
        label={words('ess.review.publisher')}
        value={filters.publisher}
        options={queue.publishers.map(({ documentId, name, count }) => ({ value: documentId, name, count }))}
        onChange={(publisher) => onChange({ ...filters, publisher })}
      />
    </Grid.Root>
  );
}

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
