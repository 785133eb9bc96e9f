/** The browser’s own pickers of a day and of an hour. */
import { Field, Flex, TextInput } from '@strapi/design-system';
import { parseMoment } from 'ess-shared-types';
import { useState } from 'react';
import { useWords } from '../../translations/use-words';

interface Props {
  readonly stored: string;
  /** A moment, or nothing. */
  readonly onPick: (moment: string) => void;
}

export function PickDate({ stored, onPick }: Props) {
  const words = useWords();
  const moment = parseMoment(stored);
  const [day, setDay] = useState(moment?.day === undefined ? '' : stored.slice(0, 'YYYY-MM-DD'.length));
  const [hour, setHour] = useState(moment?.precision === 'time' ? stored.slice('YYYY-MM-DDT'.length) : '');
  const pick = (pickedDay: string, pickedHour: string) => {
    setDay(pickedDay);
    setHour(pickedHour);
    const picked = pickedDay === '' || pickedHour === '' ? pickedDay : `${pickedDay}T${pickedHour}`;
    // A year being typed passes by 0002: it is none yet.
    if (picked === '' || parseMoment(picked)) onPick(picked);
  };
  return (
    <Flex gap={2} wrap="wrap" alignItems="flex-end" paddingTop={2} paddingBottom={2}>
      <Field.Root>
        <Field.Label>{words('ess.date.day')}</Field.Label>
        <TextInput type="date" value={day} onChange={({ target }) => pick(target.value, hour)} />
      </Field.Root>
      <Field.Root>
        <Field.Label>{words('ess.date.hour')}</Field.Label>
        <TextInput
          type="time"
          value={hour}
          disabled={day === ''}
          onChange={({ target }) => pick(day, target.value.slice(0, 'HH:mm'.length))}
        />
      </Field.Root>
    </Flex>
  );
}
