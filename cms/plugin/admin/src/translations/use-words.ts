import type { PrimitiveType } from 'react-intl';
import { useIntl } from 'react-intl';
import { useCallback } from 'react';
import type { MessageId } from './features';

/** `words('ess.people.found', { count: 3 })`: a message of the plugin in the language of the interface. */
export type WordsFunction = (id: MessageId, values?: Readonly<Record<string, PrimitiveType>>) => string;

export function useWords(): WordsFunction {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id, defaultMessage: id }, { ...values }), [intl]);
}
