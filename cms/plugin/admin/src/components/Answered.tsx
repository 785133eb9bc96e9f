/** What a page shows of an answer: a loader, why it did not come and a way to try again, or its content. */
import { Alert, Box, Button, Flex, Loader } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { Answer } from '../api/use-answer';
import { useErrorText } from '../api/errors';
import { useWords } from '../translations/use-words';

interface Props<Data> {
  readonly answer: Answer<Data>;
  readonly children: (data: Data) => ReactNode;
}

export function Answered<Data>({ answer, children }: Props<Data>) {
  const words = useWords();
  const errorText = useErrorText();
  if (answer.data !== undefined)
    return (
      <Box width="100%" aria-busy={answer.isLoading}>
        {children(answer.data)}
      </Box>
    );
  if (answer.error !== undefined) {
    return (
      <Alert
        variant="danger"
        title={words('ess.shell.loadFailed')}
        closeLabel={words('ess.shell.retry')}
        onClose={answer.reload}
        action={
          <Button variant="secondary" size="S" onClick={answer.reload}>
            {words('ess.shell.retry')}
          </Button>
        }
      >
        {errorText(answer.error)}
      </Alert>
    );
  }
  if (!answer.isLoading) return null;
  return (
    <Flex justifyContent="center" padding={8} width="100%">
      <Loader />
    </Flex>
  );
}
