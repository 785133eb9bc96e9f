import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { BuilderChoices, ElementChoices, Option } from '../../../../shared/contracts/builder';
import { Section } from '../../components/Section';
import { SeveralValues } from '../../components/SeveralValues';
import { TerritoryField } from '../../components/TerritoryField';
import { useWords } from '../../translations/use-words';
import { periodOf, withFilter, withPeriod, type Filters, type Period } from './module-form';

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
        path="/builder/territories"
        label={words('ess.builder.territory')}
        hint={words('ess.builder.territory.hint')}
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
