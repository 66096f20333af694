import { useEffect, useEffectEvent } from 'react';

interface Keys {
  /** j and k: the next and the previous conversation. */
  move: (by: 1 | -1) => void;
  /** r: write an answer. */
  answer: () => void;
  /** e: done, or open again. */
  done: () => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The keys of the inbox; silent while somebody types or a dialog or menu is open. */
export function useInboxKeys(keys: Keys) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector('[role="dialog"], [role="menu"]')) return;
    const act = { j: () => keys.move(1), k: () => keys.move(-1), r: keys.answer, e: keys.done }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
