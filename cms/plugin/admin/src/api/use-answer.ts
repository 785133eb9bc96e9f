/** Reading: asks when the page opens and whenever `ask` changes; keeps the last answer while it asks again. */
import { useCallback, useEffect, useState } from 'react';

export interface Answer<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

/** `ask` must be stable (`useCallback`): a new one is a new question. `undefined` asks nothing. */
export function useAnswer<Data>(ask: (() => Promise<Data>) | undefined): Answer<Data> {
  const [state, setState] = useState<{ data: Data | undefined; error: unknown; isLoading: boolean }>({
    data: undefined,
    error: undefined,
    isLoading: ask !== undefined,
  });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (ask === undefined) {
      setState({ data: undefined, error: undefined, isLoading: false });
      return;
    }
    let isCurrent = true;
    setState(({ data }) => ({ data, error: undefined, isLoading: true }));
    ask().then(
      (data) => isCurrent && setState({ data, error: undefined, isLoading: false }),
      (error: unknown) => isCurrent && setState({ data: undefined, error, isLoading: false }),
    );
    return () => {
      isCurrent = false;
    };
  }, [ask, attempt]);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...state, reload };
}
