import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { ApiProblem } from '../api/problem';
import { Autosave, type AutosaveUse, type AutosaveView } from './autosave';

export interface Autosaved<T extends { version: number }, C extends object> extends AutosaveView<T> {
  saver: Autosave<T, C>;
}

/**
 * Something that is saved while it is typed, for as long as the page is open. Leaving the page sends the last words on
 * the way out; `onLost` hears when that failed. Closing the window with unsaved words asks first.
 */
export function useAutosave<T extends { version: number }, C extends object>(
  value: T,
  use: Omit<AutosaveUse<T, C>, 'isStale'> & { onLost: (error: unknown) => void },
): Autosaved<T, C> {
  const [saver] = useState(
    () =>
      new Autosave<T, C>(value, {
        ...use,
        isStale: (error) => error instanceof ApiProblem && error.status === 412,
      }),
  );
  const lost = useEffectEvent(use.onLost);
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (saver.hasUnsaved) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => {
      window.removeEventListener('beforeunload', guard);
      saver.flush().catch((error: unknown) => lost(error));
    };
  }, [saver]);
  const view = useSyncExternalStore(saver.subscribe, saver.view);
  return { ...view, saver };
}
