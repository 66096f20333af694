import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';

interface PageTitle {
  /** what an object page called itself, once it knows */
  own: string | null;
  setOwn: (title: string | null) => void;
}

const PageTitleContext = createContext<PageTitle>({ own: null, setOwn: () => undefined });

export function PageTitleProvider({ children }: { children: ReactNode }) {
  const [own, setOwn] = useState<string | null>(null);
  const value = useMemo(() => ({ own, setOwn }), [own]);
  return <PageTitleContext value={value}>{children}</PageTitleContext>;
}

/** For the shell: the title an object page gave itself, or null. */
export function useOwnPageTitle(): string | null {
  return use(PageTitleContext).own;
}

/**
 * Names an object page after its object ("Autumn roast launch") in the browser's tab and the phone's top bar.
 * Pages that are always called the same have their title on the route instead.
 */
export function usePageTitle(title: string | null | undefined) {
  const { setOwn } = use(PageTitleContext);
  useEffect(() => {
    setOwn(title ?? null);
    return () => setOwn(null);
  }, [title, setOwn]);
}
