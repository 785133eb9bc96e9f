/** Writing: runs one request at a time, says that it succeeded or why it did not. */
import { useNotification } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import type { MessageId } from '../translations/features';
import { useWords } from '../translations/use-words';
import { useErrorText } from './errors';

export interface Action {
  /** Resolves to the answer, or to `undefined` when it failed: the person has been told. */
  readonly run: <Data>(request: () => Promise<Data>, done?: MessageId) => Promise<Data | undefined>;
  readonly isRunning: boolean;
}

export function useAction(): Action {
  const words = useWords();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [isRunning, setIsRunning] = useState(false);
  const run = useCallback(
    async <Data>(request: () => Promise<Data>, done?: MessageId) => {
      setIsRunning(true);
      try {
        const data = await request();
        if (done) toggleNotification({ type: 'success', message: words(done) });
        return data;
      } catch (error) {
        toggleNotification({ type: 'danger', message: errorText(error) });
        return undefined;
      } finally {
        setIsRunning(false);
      }
    },
    [errorText, toggleNotification, words],
  );
  return { run, isRunning };
}
