/** Several values of a list. */
import { Field, MultiSelect, MultiSelectOption } from '@strapi/design-system';
import type { Option } from '../../../shared/contracts/builder';
import { useWords } from '../translations/use-words';

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
