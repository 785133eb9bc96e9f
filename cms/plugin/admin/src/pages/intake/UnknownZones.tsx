/** Time zones that nothing in a source tells: their entries wait until someone says which they are. */
import { Button, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';

interface Props {
  /** As the source names them. */
  readonly names: readonly string[];
  readonly isReading: boolean;
  readonly onApply: (zones: Readonly<Record<string, string>>) => void;
}

/** Those of France first. */
const FRENCH = [
  'Europe/Paris',
  'America/Martinique',
  'America/Guadeloupe',
  'America/Cayenne',
  'Indian/Reunion',
  'Indian/Mayotte',
];
const ZONES = [...FRENCH, ...Intl.supportedValuesOf('timeZone').filter((name) => !FRENCH.includes(name))];

export function UnknownZones({ names, isReading, onApply }: Props) {
  const words = useWords();
  const [zones, setZones] = useState<Readonly<Record<string, string>>>({});
  return (
    <Section title={words('ess.intake.zones')} hint={words('ess.intake.zones.hint')}>
      {names.map((name) => (
        <Field.Root key={name} name={`zone-${name}`}>
          <Field.Label>{words('ess.intake.zones.of', { name })}</Field.Label>
          <SingleSelect value={zones[name] ?? ''} onChange={(value) => setZones({ ...zones, [name]: String(value) })}>
            {ZONES.map((zone) => (
              <SingleSelectOption key={zone} value={zone}>
                {zone}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      ))}
      <Flex>
        <Button
          variant="secondary"
          loading={isReading}
          disabled={Object.keys(zones).length === 0}
          onClick={() => onApply(zones)}
        >
          {words('ess.intake.zones.apply')}
        </Button>
      </Flex>
    </Section>
  );
}
