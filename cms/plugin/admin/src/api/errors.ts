import { isFetchError, useAPIErrorHandler } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { useWords } from '../translations/use-words';

/** What an error says to the person, in their language. */
export function useErrorText(): (error: unknown) => string {
  const words = useWords();
  const { formatAPIError } = useAPIErrorHandler();
  return useCallback(
    (error) => (isFetchError(error) ? formatAPIError(error) : words('ess.shell.unknownError')),
    [words, formatAPIError],
  );
}
