import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { recall, remember } from './memory.js';

/** Light or dark. */
export type Theme = 'light' | 'dark';

interface Themes {
  readonly theme: Theme;
  readonly toggle: () => void;
}

const Current = createContext<Themes>({ theme: 'light', toggle: () => undefined });

/** The theme chosen before, else the one that the system prefers. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [theme, setTheme] = useState<Theme>(firstTheme);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const toggle = useCallback(() => {
    const next = theme === 'dark' ? 'light' : 'dark';
    remember('theme', next);
    setTheme(next);
  }, [theme]);
  const value = useMemo(() => ({ theme, toggle }), [theme, toggle]);
  return <Current value={value}>{children}</Current>;
}

/** The theme and how to change it. */
export function useTheme(): Themes {
  return useContext(Current);
}

function firstTheme(): Theme {
  const chosen = recall('theme');
  if (chosen === 'dark' || chosen === 'light') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
