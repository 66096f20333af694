export interface AccessWatch {
  /** Asks right away, besides the regular times. */
  checkNow(): void;
  stop(): void;
}

/**
 * Asks again and again whether a connection that stays open may stay open, and says once when it may not. A check that
 * fails ends it, too: the page connects again and is asked at the door.
 */
export function watchAccess(options: {
  everyMs: number;
  check: () => Promise<boolean>;
  ended: () => void;
}): AccessWatch {
  let over = false;
  const stop = (): void => {
    over = true;
    clearInterval(timer);
  };
  const checkNow = (): void => {
    void options
      .check()
      .catch(() => false)
      .then((may) => {
        if (may || over) return;
        stop();
        options.ended();
      });
  };
  const timer = setInterval(checkNow, options.everyMs);
  return { checkNow, stop };
}
