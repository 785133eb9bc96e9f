import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { Duplicate } from '@strapi/icons';
import { COLLECTIONS } from 'ess-shared-types';
import type { EmbeddedCollection, ModuleAnswer } from '../../../../shared/contracts/builder';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';
import { colourRule, type Colours } from './contrast';

interface Props {
  readonly answer: Extract<ModuleAnswer, { isRefused: false }>;
  readonly collection: EmbeddedCollection;
  readonly colours: Colours;
}

/** What to paste, each with its button. */
export function Snippets({ answer: { snippets, policies }, collection, colours }: Props) {
  const words = useWords();
  const rule = colourRule(COLLECTIONS[collection].element, colours);
  return (
    <Section title={words('ess.builder.snippets')} hint={words('ess.builder.snippets.hint')}>
      <Snippet label={words('ess.builder.snippet.element')} text={snippets.element} />
      {rule === '' ? null : <Snippet label={words('ess.builder.snippet.colours')} text={rule} />}
      <Snippet label={words('ess.builder.snippet.elementPolicy')} text={policies.element} />
      {snippets.pinned === null ? null : <Snippet label={words('ess.builder.snippet.pinned')} text={snippets.pinned} />}
      <Snippet label={words('ess.builder.snippet.frame')} text={snippets.frame} />
      <Snippet label={words('ess.builder.snippet.framePolicy')} text={policies.frame} />
      <Snippet label={words('ess.builder.snippet.link')} text={snippets.link} />
    </Section>
  );
}

function Snippet({ label, text }: { readonly label: string; readonly text: string }) {
  const words = useWords();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const copyText = async () => {
    const isCopied = await copy(text);
    toggleNotification(
      isCopied
        ? { type: 'success', message: words('ess.builder.copied') }
        : { type: 'warning', message: words('ess.builder.notCopied') },
    );
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" gap={4}>
        <Typography tag="h3" variant="omega" fontWeight="bold">
          {label}
        </Typography>
        <Button
          variant="secondary"
          size="S"
          startIcon={<Duplicate />}
          aria-label={`${words('ess.builder.copy')} – ${label}`}
          onClick={() => void copyText()}
        >
          {words('ess.builder.copy')}
        </Button>
      </Flex>
      <Box
        tag="pre"
        tabIndex={0}
        aria-label={label}
        background="neutral100"
        padding={4}
        hasRadius
        style={{ overflowX: 'auto' }}
      >
        <Typography tag="code" variant="pi" style={{ fontFamily: 'monospace', whiteSpace: 'pre-wrap' }}>
          {text}
        </Typography>
      </Box>
    </Flex>
  );
}
