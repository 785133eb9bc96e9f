import { Box, Typography } from '@strapi/design-system';
import { useCallback, useEffect, useRef } from 'react';
import type { ModuleAnswer } from '../../../../shared/contracts/builder';
import { Section } from '../../components/Section';
import { useWords } from '../../translations/use-words';
import { customProperties, type Colours } from './contrast';

interface Props {
  readonly answer: ModuleAnswer;
  readonly colours: Colours;
}

/** The page that a site would frame, of this very server; or why there is none. */
export function Preview({ answer, colours }: Props) {
  const words = useWords();
  if (answer.isRefused) {
    return (
      <Section title={words('ess.builder.refused')}>
        <Box tag="ul" role="alert">
          {answer.problems.map((problem) => (
            <Typography key={problem} tag="li" textColor="danger700">
              {problem}
            </Typography>
          ))}
        </Box>
      </Section>
    );
  }
  return (
    <Section title={words('ess.builder.preview')} hint={words('ess.builder.preview.hint')}>
      <Typography aria-live="polite">
        {words('ess.builder.total', { total: answer.total })}
        {answer.foundAt === null ? '' : ` ${words('ess.builder.foundAt', { name: answer.foundAt })}`}
      </Typography>
      <Frame path={answer.previewPath} colours={colours} />
    </Section>
  );
}

function Frame({ path, colours }: { readonly path: string; readonly colours: Colours }) {
  const words = useWords();
  const frame = useRef<HTMLIFrameElement>(null);
  const { accent, text, surface } = colours;
  /** A site says its colours in its stylesheet; the frame, of the same origin, is given them from here. */
  const paint = useCallback(() => {
    const style = frame.current?.contentDocument?.documentElement.style;
    if (!style) return;
    for (const name of [...style].filter((property) => property.startsWith('--ess-'))) style.removeProperty(name);
    for (const [name, value] of customProperties({ accent, text, surface })) style.setProperty(name, value);
  }, [accent, text, surface]);
  useEffect(paint, [paint]);
  return (
    <Box borderColor="neutral200" hasRadius padding={2}>
      <iframe
        ref={frame}
        src={path}
        title={words('ess.builder.preview.frame')}
        // Its links may not leave the form.
        sandbox="allow-scripts allow-same-origin"
        style={{ border: 0, display: 'block', width: '100%', height: '70vh' }}
        onLoad={paint}
      />
    </Box>
  );
}
