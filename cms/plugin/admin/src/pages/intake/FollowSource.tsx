/** « Suivre cette source »: what was previewed by its address is read again by itself, at a chosen rhythm. */
import {
  Button,
  Checkbox,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
} from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { useCallback, useState } from 'react';
import type { SourceForm } from '../../../../shared/contracts/intake';
import type { SourceChoices, TopicOptions } from '../../../../shared/contracts/sources';
import { useAction } from '../../api/use-action';
import { useAnswer } from '../../api/use-answer';
import { useApi } from '../../api/use-api';
import { Section } from '../../components/Section';
import { SeveralValues } from '../../components/SeveralValues';
import { TerritoryField } from '../../components/TerritoryField';
import { useWords } from '../../translations/use-words';

interface Props {
  readonly form: SourceForm;
  readonly onFollowed: () => void;
}

const RHYTHMS: readonly SourceChoices['every'][] = ['hour', 'day', 'week'];
const WHEN_GONE: readonly SourceChoices['whenGone'][] = ['check', 'withdraw', 'keep'];

interface InputEvent {
  readonly target: { readonly value: string };
}

/** Values separated by commas. */
const listed = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((value) => value.trim())
    .filter((value) => value !== '');

export function FollowSource({ form, onFollowed }: Props) {
  const words = useWords();
  const api = useApi();
  const { run, isRunning } = useAction();
  const [every, setEvery] = useState<SourceChoices['every']>('day');
  const [whenGone, setWhenGone] = useState<SourceChoices['whenGone']>('check');
  const [publishes, setPublishes] = useState(false);
  const [filter, setFilter] = useState('');
  const [territory, setTerritory] = useState<string>();
  const [topics, setTopics] = useState<readonly string[]>([]);
  const [communes, setCommunes] = useState<readonly string[]>([]);
  const [categories, setCategories] = useState('');
  const topicOptions = useAnswer(useCallback(() => api.get<TopicOptions>('/intake/topics'), [api])).data?.topics ?? [];
  const follow = async () => {
    const { kind, url, key, sourceName, licence, attribution, publisher, images } = form;
    const choices = { kind, url, key, sourceName, licence, attribution, publisher, images };
    const wanted = { territory, topics, communes, words: filter, categories: listed(categories) };
    const asked = { ...choices, every, whenGone, publishes, ...wanted };
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
      <TerritoryField
        path="/intake/territories"
        name="followTerritory"
        label={words('ess.intake.follow.territory')}
        hint={words('ess.intake.follow.territory.hint')}
        codes={territory === undefined ? [] : [territory]}
        onChange={(codes) => setTerritory(codes.at(-1))}
      />
      {topicOptions.length === 0 ? null : (
        <SeveralValues
          name="followTopics"
          label={words('ess.intake.follow.topics')}
          placeholder={words('ess.intake.follow.topics.none')}
          options={topicOptions}
          values={topics}
          onChange={setTopics}
        />
      )}
      <TerritoryField
        path="/intake/territories"
        name="followCommunes"
        label={words('ess.intake.follow.communes')}
        hint={words('ess.intake.follow.communes.hint')}
        codes={communes}
        onChange={setCommunes}
      />
      <Field.Root name="categories" hint={words('ess.intake.follow.categories.hint')}>
        <Field.Label>{words('ess.intake.follow.categories')}</Field.Label>
        <TextInput
          value={categories}
          maxLength={1000}
          onChange={({ target }: InputEvent) => setCategories(target.value)}
        />
        <Field.Hint />
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
