/** The words of the source, and under them how the public will read the whole value. */
import { Field, TextInput, Typography } from '@strapi/design-system';
import { useField, useFocusInputField, useForm } from '@strapi/strapi/admin';
import { toLanguage, VALUE_SHAPES, type Language } from 'ess-shared-types';
import { useId } from 'react';
import { useIntl } from 'react-intl';
import { figureValueInWords, valueWarning } from '../../../../server/src/formats/html/parts/figure-value';
import { figureValueView, type FigureValueFields } from '../../../../server/src/publication/figure-value-view';
import { useWords } from '../../translations/use-words';
import { isField, valueAt, type FieldProps } from '../field';
import { FIELDS_OF_SHAPE, labelOf, missingFields, shapeOf, unusedFields, valueFields } from './value-shapes';

export function FigureValueInput(props: object) {
  return isField(props) ? <FigureValueField {...props} /> : null;
}

function FigureValueField({
  name,
  label,
  hint,
  labelAction,
  required = false,
  disabled = false,
  placeholder,
}: FieldProps) {
  const { value, error } = useField<string | null>(name);
  const change = useForm('EssFigureValueField', ({ onChange }) => onChange);
  const held = useForm('EssFigureValueField', ({ values }) => valueAt(values, name.slice(0, name.lastIndexOf('.'))));
  const language = toLanguage(useIntl().locale);
  const sentences = useSentences(valueFields(held), language);
  const focused = useFocusInputField<HTMLInputElement>(name);
  const id = useId();
  return (
    <Field.Root id={id} name={name} hint={hint} error={error ?? false} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <TextInput
        ref={focused}
        value={value ?? ''}
        placeholder={placeholder}
        disabled={disabled}
        aria-describedby={`${error === undefined ? `${id}-hint` : `${id}-error`} ${id}-said`}
        onChange={({ target }) => change(name, target.value)}
      />
      <div id={`${id}-said`} role="status">
        {sentences.map((sentence) => (
          <Typography key={sentence} tag="p" variant="pi" textColor="neutral800">
            {sentence}
          </Typography>
        ))}
      </div>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

function useSentences(value: FigureValueFields, language: Language): string[] {
  const words = useWords();
  const intl = useIntl();
  const shape = shapeOf(value);
  const names = (fields: readonly Parameters<typeof labelOf>[0][]) =>
    intl.formatList(fields.map((field) => labelOf(field)[language]));
  const { needed } = FIELDS_OF_SHAPE[shape];
  const missing = missingFields(value);
  const unused = unusedFields(value);
  const view = figureValueView(value, null, language);
  const isReadable = value.as_published !== null || (needed.length > 0 && missing.length === 0);
  const warning = valueWarning(view, language);
  const shapeName = VALUE_SHAPES[shape].label[language];
  return [
    ...(isReadable ? [words('ess.figures.reads', { text: figureValueInWords(view, language) })] : []),
    ...(isReadable && needed.length > 0 && view.unit === null ? [words('ess.figures.unitOfIndicator')] : []),
    ...(warning === null ? [] : [warning]),
    needed.length === 0
      ? words('ess.figures.wordsOnly', { shape: shapeName })
      : words('ess.figures.shapeNeeds', { shape: shapeName, fields: names(needed) }),
    ...(missing.length === 0 ? [] : [words('ess.figures.missing', { fields: names(missing) })]),
    ...(unused.length === 0 ? [] : [words('ess.figures.unused', { fields: names(unused) })]),
  ];
}
