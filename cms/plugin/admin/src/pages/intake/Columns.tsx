/** What each column of a spreadsheet holds: suggested by its header, chosen by a person. */
import { Button, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import type { CsvColumns } from '../../../../shared/contracts/intake';
import { Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';

interface Props {
  readonly csv: CsvColumns;
  readonly isReading: boolean;
  readonly onApply: (mapping: readonly (string | null)[], dateOrder: CsvColumns['dateOrder']) => void;
}

/** Value of the option for a column that is not read. */
const NONE = '-';

export function Columns({ csv, isReading, onApply }: Props) {
  const { headers, mapping: suggested, sample, fields } = csv;
  const [dateOrder, setDateOrder] = useState(csv.dateOrder);
  const words = useWords();
  const [mapping, setMapping] = useState(suggested);
  // A field is given by one column: chosen for another, it leaves the first.
  const choose = (column: number, value: string | null) =>
    setMapping(mapping.map((field, index) => (index === column ? value : field === value ? null : field)));
  return (
    <Section title={words('ess.intake.columns')} hint={words('ess.intake.columns.hint')}>
      <Rows
        label={words('ess.intake.columns')}
        headings={[
          words('ess.intake.columns.header'),
          words('ess.intake.columns.sample'),
          words('ess.intake.columns.field'),
        ]}
        rows={headers.map((header, column) => ({
          key: String(column),
          cells: [
            header,
            sample.map((cells) => cells[column] ?? '').join(' · '),
            <Field.Root key="field" name={`column-${String(column)}`}>
              <SingleSelect
                aria-label={words('ess.intake.columns.fieldOf', { column: header })}
                value={mapping[column] ?? NONE}
                onChange={(value) => choose(column, value === NONE ? null : String(value))}
              >
                <SingleSelectOption value={NONE}>{words('ess.intake.columns.none')}</SingleSelectOption>
                {fields.map(({ name, label }) => (
                  <SingleSelectOption key={name} value={name}>
                    {label}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>,
          ],
        }))}
      />
      <Field.Root name="dateOrder">
        <Field.Label>{words('ess.intake.columns.dateOrder')}</Field.Label>
        <SingleSelect
          value={dateOrder}
          onChange={(value) => setDateOrder(value === 'month-first' ? 'month-first' : 'day-first')}
        >
          <SingleSelectOption value="day-first">{words('ess.intake.columns.dayFirst')}</SingleSelectOption>
          <SingleSelectOption value="month-first">{words('ess.intake.columns.monthFirst')}</SingleSelectOption>
        </SingleSelect>
      </Field.Root>
      <Flex>
        <Button variant="secondary" loading={isReading} onClick={() => onApply(mapping, dateOrder)}>
          {words('ess.intake.columns.apply')}
        </Button>
      </Flex>
    </Section>
  );
}
