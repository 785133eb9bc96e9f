import {
  Box,
  Field,
  Grid,
  NumberInput,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { ITEM_URL, type ElementChoices, type ModulePresentation } from '../../../../shared/contracts/builder';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';
import { SeveralValues } from '../../components/SeveralValues';
import { isColour, weakContrasts, type Colours } from './contrast';

const APPEARANCES = ['light', 'dark', 'auto'] as const;
const HEADING_LEVELS = [2, 3, 4, 5, 6] as const;
const LINKS = ['page', 'inline', 'source'] as const;
/** What stands for the name of an entry in an address. */
const ITEM_NAMES = { slug: '{slug}', id: '{id}' };
const COLOURS = ['accent', 'text', 'surface'] as const satisfies readonly (keyof Colours)[];
const MOST_ENTRIES = 100;

interface Props {
  readonly element: ElementChoices;
  readonly presentation: ModulePresentation;
  readonly colours: Colours;
  readonly onPresentation: (presentation: ModulePresentation) => void;
  readonly onColours: (colours: Colours) => void;
}

/** How the module looks. */
export function LookFields({ element, presentation, colours, onPresentation, onColours }: Props) {
  const words = useWords();
  const change = (changed: Partial<ModulePresentation>) => onPresentation({ ...presentation, ...changed });
  return (
    <Section title={words('ess.builder.look')}>
      <Field.Root name="heading" hint={presentation.heading.trim() === '' ? words('ess.builder.heading.missing') : ''}>
        <Field.Label>{words('ess.builder.heading')}</Field.Label>
        <TextInput
          value={presentation.heading}
          maxLength={200}
          onChange={({ target }: { target: HTMLInputElement }) => change({ heading: target.value })}
        />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="heading-level" hint={words('ess.builder.headingLevel.hint')}>
        <Field.Label>{words('ess.builder.headingLevel')}</Field.Label>
        <SingleSelect
          value={String(presentation.headingLevel)}
          onChange={(value) => change({ headingLevel: Number(value) })}
        >
          {HEADING_LEVELS.map((level) => (
            <SingleSelectOption key={level} value={String(level)}>
              {String(level)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      {element.layouts.length === 1 ? null : (
        <Field.Root name="layout">
          <Field.Label>{words('ess.builder.layout')}</Field.Label>
          <SingleSelect
            value={presentation.layout}
            onChange={(value) =>
              change({ layout: element.layouts.find((known) => known === value) ?? element.layouts[0] })
            }
          >
            {element.layouts.map((layout) => (
              <SingleSelectOption key={layout} value={layout}>
                {words(`ess.builder.layout.${layout}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      )}
      <Field.Root name="limit">
        <Field.Label>{words('ess.builder.limit')}</Field.Label>
        <NumberInput
          value={presentation.limit}
          onValueChange={(value) => change({ limit: Math.min(MOST_ENTRIES, Math.max(1, Math.round(value ?? 1))) })}
        />
      </Field.Root>
      <SeveralValues
        name="filters"
        label={words('ess.builder.filters')}
        placeholder={words('ess.builder.filters.none')}
        options={element.visitorFilters.map((name) => ({ value: name, label: words(`ess.builder.filter.${name}`) }))}
        values={presentation.filters}
        onChange={(values) => change({ filters: element.visitorFilters.filter((name) => values.includes(name)) })}
      />
      <SeveralValues
        name="show"
        label={words('ess.builder.show')}
        placeholder={words('ess.builder.show.none')}
        options={element.parts.map((name) => ({ value: name, label: words(`ess.builder.show.${name}`) }))}
        values={presentation.show}
        onChange={(values) => change({ show: element.parts.filter((name) => values.includes(name)) })}
      />
      <Field.Root name="link">
        <Field.Label>{words('ess.builder.link')}</Field.Label>
        <SingleSelect
          value={presentation.link}
          onChange={(value) => change({ link: LINKS.find((known) => known === value) ?? 'page' })}
        >
          {LINKS.map((link) => (
            <SingleSelectOption key={link} value={link}>
              {words(`ess.builder.link.${link}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      {presentation.link === 'page' ? (
        <Field.Root
          name="item-url"
          hint={words('ess.builder.itemUrl.hint', ITEM_NAMES)}
          error={ITEM_URL.test(presentation.itemUrl) ? false : words('ess.builder.itemUrl.wrong', ITEM_NAMES)}
        >
          <Field.Label>{words('ess.builder.itemUrl')}</Field.Label>
          <TextInput
            value={presentation.itemUrl}
            maxLength={500}
            placeholder="https://mairie.exemple.example/agenda/{slug}"
            onChange={({ target }: { target: HTMLInputElement }) => change({ itemUrl: target.value.trim() })}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      ) : null}
      <Field.Root name="appearance">
        <Field.Label>{words('ess.builder.appearance')}</Field.Label>
        <SingleSelect
          value={presentation.appearance}
          onChange={(value) => change({ appearance: APPEARANCES.find((known) => known === value) ?? 'light' })}
        >
          {APPEARANCES.map((appearance) => (
            <SingleSelectOption key={appearance} value={appearance}>
              {words(`ess.builder.appearance.${appearance}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Grid.Root gap={4}>
        {COLOURS.map((name) => (
          <Grid.Item key={name} col={12} direction="column" alignItems="stretch">
            <Field.Root
              name={`colour-${name}`}
              hint={words('ess.builder.colour.hint')}
              error={colours[name] === '' || isColour(colours[name]) ? false : words('ess.builder.colour.wrong')}
            >
              <Field.Label>{words(`ess.builder.colour.${name}`)}</Field.Label>
              <TextInput
                value={colours[name]}
                maxLength={7}
                placeholder="#0b5c8a"
                onChange={({ target }: { target: HTMLInputElement }) =>
                  onColours({ ...colours, [name]: target.value.trim() })
                }
              />
              <Field.Hint />
              <Field.Error />
            </Field.Root>
          </Grid.Item>
        ))}
      </Grid.Root>
      <Contrast colours={colours} appearance={presentation.appearance} />
    </Section>
  );
}

function Contrast({ colours, appearance }: Pick<Props, 'colours'> & Pick<ModulePresentation, 'appearance'>) {
  const words = useWords();
  const intl = useIntl();
  const weak = weakContrasts(colours, appearance);
  if (weak.length === 0) return null;
  return (
    <Box role="status" background="warning100" padding={4} hasRadius>
      <Typography fontWeight="bold" textColor="warning700">
        {words('ess.builder.contrast')}
      </Typography>
      <Box tag="ul">
        {weak.map(({ scheme, foreground, ratio }) => (
          <Typography key={`${scheme} ${foreground}`} tag="li">
            {words(`ess.builder.contrast.${foreground}`, {
              scheme: words(`ess.builder.scheme.${scheme}`),
              // Downwards: 4.49 is not 4.5.
              ratio: intl.formatNumber(Math.floor(ratio * 100) / 100),
            })}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}
