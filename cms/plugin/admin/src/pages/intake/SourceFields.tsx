/** The form of an import: format, file or address, and what is said of the source. */
import {
  Button,
  Checkbox,
  Field,
  Flex,
  Grid,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { DEFAULT_LANGUAGE, keysOf, LICENCES, toLanguage } from 'ess-shared-types';
import { useState, type ComponentProps, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import type { SourceForm, SourceKind } from '../../../../shared/contracts/intake';
import { useWords } from '../../translations/use-words';
import { PublisherChoice } from './PublisherChoice';

interface Props {
  readonly isRunning: boolean;
  readonly onAsk: (form: SourceForm, file: File | undefined) => void;
}

const KINDS: readonly SourceKind[] = ['ical', 'openagenda', 'csv', 'web', 'corpus'];
const EXTENSIONS: Readonly<Record<SourceKind, string>> = {
  ical: '.ics,text/calendar',
  openagenda: '.json,application/json',
  csv: '.csv,.txt,.xlsx,.ods,.xls,text/csv',
  web: '.json,.jsonld,.html,.xml,.rss,.atom',
  corpus: '.json,application/json',
};
const EMPTY = { kind: 'ical', url: '', key: '', sourceName: '', licence: 'unstated', attribution: '' } as const;

export function SourceFields({ isRunning, onAsk }: Props) {
  const words = useWords();
  const language = toLanguage(useIntl().locale);
  const [form, setForm] = useState<SourceForm>(EMPTY);
  const [file, setFile] = useState<File>();
  const change = (more: Partial<SourceForm>) => setForm((former) => ({ ...former, ...more }));
  const text = (name: 'url' | 'key' | 'sourceName' | 'attribution') => ({
    value: form[name] ?? '',
    onChange: ({ target }: { target: { value: string } }) => change({ [name]: target.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk(form, file);
  };
  const isCorpus = form.kind === 'corpus';
  return (
    <form onSubmit={submit}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <Grid.Root gap={4}>
          <Half>
            <Field.Root name="kind" required>
              <Field.Label>{words('ess.intake.kind')}</Field.Label>
              <SingleSelect
                value={form.kind}
                onChange={(value) => {
                  change({ kind: KINDS.find((kind) => kind === value) ?? 'ical' });
                  setFile(undefined);
                }}
              >
                {KINDS.map((kind) => (
                  <SingleSelectOption key={kind} value={kind}>
                    {words(`ess.intake.kind.${kind}`)}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
          </Half>
          <Half>
            <Field.Root name="files" hint={words('ess.intake.file.hint')}>
              <Field.Label>{words('ess.intake.file')}</Field.Label>
              <Field.Input
                key={form.kind}
                type="file"
                accept={EXTENSIONS[form.kind]}
                onChange={({ target }) => setFile(target.files?.[0])}
              />
              <Field.Hint />
            </Field.Root>
          </Half>
          {isCorpus ? null : (
            <Half>
              <Field.Root name="url" hint={words('ess.intake.url.hint')}>
                <Field.Label>{words('ess.intake.url')}</Field.Label>
                <TextInput type="url" placeholder="https://" {...text('url')} />
                <Field.Hint />
              </Field.Root>
            </Half>
          )}
          {form.kind === 'openagenda' ? (
            <Half>
              <Field.Root name="key" hint={words('ess.intake.key.hint')}>
                <Field.Label>{words('ess.intake.key')}</Field.Label>
                <TextInput autoComplete="off" {...text('key')} />
                <Field.Hint />
              </Field.Root>
            </Half>
          ) : null}
          <Half>
            <Field.Root name="sourceName" required hint={words('ess.intake.sourceName.hint')}>
              <Field.Label>{words('ess.intake.sourceName')}</Field.Label>
              <TextInput required maxLength={200} {...text('sourceName')} />
              <Field.Hint />
            </Field.Root>
          </Half>
          {isCorpus ? null : (
            <>
              <Half>
                <PublisherChoice value={form.publisher} onChange={(publisher) => change({ publisher })} />
              </Half>
              <Half>
                <Field.Root name="licence" required>
                  <Field.Label>{words('ess.intake.licence')}</Field.Label>
                  <SingleSelect value={form.licence} onChange={(value) => change({ licence: String(value) })}>
                    {keysOf(LICENCES).map((licence) => (
                      <SingleSelectOption key={licence} value={licence}>
                        {LICENCES[licence].label[language]}
                      </SingleSelectOption>
                    ))}
                  </SingleSelect>
                </Field.Root>
              </Half>
              <Half>
                <Field.Root name="attribution" hint={words('ess.intake.attribution.hint')}>
                  <Field.Label>{words('ess.intake.attribution')}</Field.Label>
                  <TextInput maxLength={255} lang={DEFAULT_LANGUAGE} {...text('attribution')} />
                  <Field.Hint />
                </Field.Root>
              </Half>
              <Half>
                <Field.Root name="images" hint={words('ess.intake.images.hint')}>
                  <Checkbox
                    checked={form.images ?? false}
                    onCheckedChange={(checked) => change({ images: checked === true })}
                  >
                    {words('ess.intake.images')}
                  </Checkbox>
                  <Field.Hint />
                </Field.Root>
              </Half>
            </>
          )}
        </Grid.Root>
        <Flex>
          <Button type="submit" startIcon={<Eye />} loading={isRunning}>
            {words('ess.intake.preview.ask')}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}

function Half({ children }: Pick<ComponentProps<typeof Grid.Item>, 'children'>) {
  return (
    <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
      {children}
    </Grid.Item>
  );
}
