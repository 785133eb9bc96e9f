import { Field, MultiSelect, MultiSelectOption, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { BuilderChoices, ElementChoices, Option } from '../../../../shared/contracts/builder';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';
import { periodOf, withFilter, withPeriod, type Filters, type Period } from './module-form';
import { TerritoryField } from './TerritoryField';

const PERIODS = ['upcoming', 'month', 'quarter', 'past', 'all'] as const satisfies readonly Period[];
const OTHER = 'other';

interface Props {
  readonly choices: BuilderChoices;
  readonly element: ElementChoices;
  readonly filters: Filters;
  readonly onElement: (element: ElementChoices) => void;
  readonly onChange: (filters: Filters) => void;
}

/** Which element, and what it holds. */
export function ContentFields({ choices, element, filters, onElement, onChange }: Props) {
  const words = useWords();
  const field = (name: string, label: string, options: readonly Option[]) =>
    options.length === 0 ? null : (
      <SeveralValues
        name={name}
        label={label}
        placeholder={words('ess.builder.all')}
        options={options}
        values={filters[name] ?? []}
        onChange={(values) => onChange(withFilter(filters, name, values))}
      />
    );
  const period = periodOf(filters) ?? OTHER;
  return (
    <Section title={words('ess.builder.content')}>
      <Field.Root name="element">
        <Field.Label>{words('ess.builder.element')}</Field.Label>
        <SingleSelect
          value={element.collection}
          onChange={(value) => {
            const chosen = choices.elements.find(({ collection }) => collection === value);
            if (chosen) onElement(chosen);
          }}
        >
          {choices.elements.map(({ collection, label }) => (
            <SingleSelectOption key={collection} value={collection}>
              {label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <TerritoryField
        codes={filters.territory ?? []}
        onChange={(codes) => onChange(withFilter(filters, 'territory', codes))}
      />
      {field('topic', words('ess.builder.topics'), choices.topics)}
      {field('audience', words('ess.builder.audiences'), choices.audiences)}
      {field('kind', words('ess.builder.kinds'), element.kinds)}
      {field('status', words('ess.builder.statuses'), element.statuses)}
      {element.hasPeriod ? (
        <Field.Root name="period">
          <Field.Label>{words('ess.builder.period')}</Field.Label>
          <SingleSelect
            value={period}
            onChange={(value) => {
              const chosen = PERIODS.find((known) => known === value);
              if (chosen) onChange(withPeriod(filters, chosen));
            }}
          >
            {PERIODS.map((value) => (
              <SingleSelectOption key={value} value={value}>
                {words(`ess.builder.period.${value}`)}
              </SingleSelectOption>
            ))}
            {period === OTHER ? (
              <SingleSelectOption value={OTHER}>{words('ess.builder.period.other')}</SingleSelectOption>
            ) : null}
          </SingleSelect>
        </Field.Root>
      ) : null}
    </Section>
  );
}

interface SeveralValuesProps {
  readonly name: string;
  readonly label: string;
  readonly placeholder: string;
  readonly options: readonly Option[];
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}

export function SeveralValues({ name, label, placeholder, options, values, onChange }: SeveralValuesProps) {
  const words = useWords();
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <MultiSelect
        // The design system's own tags are buttons without a name.
        customizeContent={(chosen = []) =>
          options
            .filter(({ value }) => chosen.includes(value))
            .map(({ label }) => label)
            .join(', ')
        }
        placeholder={placeholder}
        clearLabel={words('ess.builder.clear')}
        value={[...values]}
        onChange={onChange}
        onClear={() => onChange([])}
      >
        {options.map(({ value, label: optionLabel }) => (
          <MultiSelectOption key={value} value={value}>
            {optionLabel}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </Field.Root>
  );
}
