import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import type { Boon } from '../boon.js';

interface Surroundings {
  readonly boon: Boon;
  readonly locale: string;
}

const BoonContext = createContext<Surroundings | null>(null);

/** What a provider is given. */
export interface BoonProviderProps {
  readonly boon: Boon;
  /** Language of tickets; the client's own unless said. */
  readonly locale?: string;
  readonly children?: ReactNode;
}

/** Gives a page its client, and lives with it: claims that were cut off are finished, what was seen is sent. */
export function BoonProvider({ boon, locale, children }: BoonProviderProps): ReactNode {
  useEffect(() => boon.start(), [boon]);
  const spoken = locale ?? boon.locale();
  const value = useMemo(() => ({ boon, locale: spoken }), [boon, spoken]);
  return <BoonContext value={value}>{children}</BoonContext>;
}

/** The page's client; throws outside of a `BoonProvider`. */
export function useBoon(): Boon {
  const found = useContext(BoonContext);
  if (!found) throw new Error('There is no <BoonProvider> around this component.');
  return found.boon;
}

/** The same for what must never throw: undefined outside of a provider. */
export function useBoonIfAny(): Boon | undefined {
  return useContext(BoonContext)?.boon;
}

/** `zh` or `en`: which of two texts is shown. */
export function useLanguage(): 'zh' | 'en' {
  return (useContext(BoonContext)?.locale ?? 'zh').startsWith('zh') ? 'zh' : 'en';
}
