/** A date as people write it, what was understood of it in words, and a calendar for those who do not type. */
import { Field, Flex, IconButton, TextInput } from '@strapi/design-system';
import { Calendar } from '@strapi/icons';
import { useFocusInputField } from '@strapi/strapi/admin';
import { toLanguage } from 'ess-shared-types';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import type { DateFieldOptions } from '../../../../shared/custom-fields';
import { useWords } from '../../translations/use-words';
import { isField, type FieldProps } from '../field';
import { DateSaid } from './DateSaid';
import { PickDate } from './PickDate';
import { useProblemWords } from './problem-words';
import { useDateField } from './use-date-field';

export function DateInput(props: object) {
  return isField(props) ? <DateField {...props} /> : null;
}

function DateField({
  name,
  label,
  hint,
  labelAction,
  required = false,
  disabled = false,
  placeholder,
  attribute,
}: FieldProps) {
  const words = useWords();
  const language = toLanguage(useIntl().locale);
  const problemWords = useProblemWords(language);
  const options = optionsOf(attribute);
  const field = useDateField(name, options, language);
  const [isPicking, setPicking] = useState(false);
  const id = useId();
  const focused = useFocusInputField<HTMLInputElement>(name);
  const { problem, isTyping } = field;
  const error = problem && !isTyping ? problemWords(problem) : field.error;

  return (
    <Field.Root id={id} name={name} hint={hint} error={error ?? false} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <Flex gap={2} alignItems="center">
        <Flex flex="1" direction="column" alignItems="stretch">
          <TextInput
            ref={focused}
            value={field.text}
            placeholder={placeholder}
            disabled={disabled}
            autoComplete="off"
            aria-describedby={`${error === undefined ? `${id}-hint` : `${id}-error`} ${id}-said`}
            onChange={({ target }) => {
              setPicking(false);
              field.type(target.value);
            }}
            onBlur={field.commit}
            onKeyDown={({ key }) => {
              if (key === 'Enter') field.commit();
            }}
          />
        </Flex>
        <IconButton
          label={words('ess.date.pick')}
          disabled={disabled}
          aria-expanded={isPicking}
          aria-controls={`${id}-pick`}
          onClick={() => setPicking(!isPicking)}
        >
          <Calendar />
        </IconButton>
      </Flex>
      <div id={`${id}-pick`}>
        {isPicking && !disabled ? <PickDate stored={field.stored} onPick={field.pick} /> : null}
      </div>
      <div id={`${id}-said`} role="status">
        <DateSaid field={field} options={options} language={language} />
      </div>
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}

/** Written by `moment()` of the schemas; an integrator may use the field without. */
function optionsOf({ options }: FieldProps['attribute']): DateFieldOptions {
  const named = (name: keyof DateFieldOptions) => {
    const value: unknown = typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined;
    return typeof value === 'string' ? { [name]: value } : {};
  };
  return { ...named('start'), ...named('end'), ...named('halfDay'), ...named('timeZone') };
}
