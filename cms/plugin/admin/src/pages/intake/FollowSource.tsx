/** « Suivre cette source »: what was previewed by its address is read again by itself, at a chosen rhythm. */
import { Button, Checkbox, Field, Flex, SingleSelect, SingleSelectOption, Textarea } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { useState } from 'react';
import type { SourceForm } from '../../../../shared/contracts/intake';
import type { SourceChoices } from '../../../../shared/contracts/sources';
import { useAction } from '../../api/use-action';
import { useApi } from '../../api/use-api';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';

interface Props {
  readonly form: SourceForm;
  readonly onFollowed: () => void;
}

const RHYTHMS: readonly SourceChoices['every'][] = ['hour', 'day', 'week'];
const WHEN_GONE: readonly SourceChoices['whenGone'][] = ['check', 'withdraw', 'keep'];

export function FollowSource({ form, onFollowed }: Props) {
  const words = useWords();
  const api = useApi();
  const { run, isRunning } = useAction();
  const [every, setEvery] = useState<SourceChoices['every']>('day');
  const [whenGone, setWhenGone] = useState<SourceChoices['whenGone']>('check');
  const [publishes, setPublishes] = useState(false);
  const [filter, setFilter] = useState('');
  const follow = async () => {
    const { kind, url, key, sourceName, licence, attribution, publisher } = form;
    const choices = { kind, url, key, sourceName, licence, attribution, publisher };
    const asked = { ...choices, every, whenGone, publishes, words: filter, topics: [], communes: [], categories: [] };
    if (await run(() => api.post<{ id: number }>('/intake/sources', asked), 'ess.intake.follow.done')) onFollowed();
  };
  return (
    <Section title={words('ess.intake.follow')} hint={words('ess.intake.follow.hint')}>
      <Field.Root name="every">
        <Field.Label>{words('ess.intake.follow.every')}</Field.Label>
        <SingleSelect value={every} onChange={(value) => setEvery(RHYTHMS.find((name) => name === value) ?? 'day')}>
          {RHYTHMS.map((name) => (
            <SingleSelectOption key={name} value={name}>
              {words(`ess.intake.follow.every.${name}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Checkbox checked={publishes} onCheckedChange={(checked) => setPublishes(checked === true)}>
        {words('ess.intake.follow.publishes')}
      </Checkbox>
      <Field.Root name="whenGone">
        <Field.Label>{words('ess.intake.follow.gone')}</Field.Label>
        <SingleSelect
          value={whenGone}
          onChange={(value) => setWhenGone(WHEN_GONE.find((name) => name === value) ?? 'check')}
        >
          {WHEN_GONE.map((name) => (
            <SingleSelectOption key={name} value={name}>
              {words(`ess.intake.follow.gone.${name}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="words" hint={words('ess.intake.follow.words.hint')}>
        <Field.Label>{words('ess.intake.follow.words')}</Field.Label>
        <Textarea value={filter} maxLength={500} onChange={({ target }) => setFilter(target.value)} />
        <Field.Hint />
      </Field.Root>
      <Flex>
        <Button startIcon={<Clock />} loading={isRunning} onClick={() => void follow()}>
          {words('ess.intake.follow')}
        </Button>
      </Flex>
    </Section>
  );
}
