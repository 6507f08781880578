import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { recall, remember } from '../app/memory.js';
import { fill, type Gaps } from './fill.js';
import { LANGUAGE_TAGS, type Bilingual, type Language } from './language.js';
import { TEXTS, type TextKey } from './texts.js';

/** Says sentences of the page in the language chosen. */
export interface Speaker {
  readonly language: Language;
  /** A sentence of the page. */
  readonly say: (key: TextKey, gaps?: Gaps) => string;
  /** A text that comes in both languages, or in none. */
  readonly pick: (text: Bilingual | string | null | undefined) => string;
  readonly speak: (language: Language) => void;
}

const Speaking = createContext<Speaker | null>(null);

/** Chinese unless the shopper chose English before. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    recall('language') === 'en' ? 'en' : 'zh',
  );
  useEffect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[language];
  }, [language]);
  const speak = useCallback((chosen: Language) => {
    remember('language', chosen);
    setLanguage(chosen);
  }, []);
  const speaker = useMemo(() => speakerOf(language, speak), [language, speak]);
  return <Speaking value={speaker}>{children}</Speaking>;
}

/** The page's sentences. */
export function useSpeaker(): Speaker {
  const speaker = useContext(Speaking);
  if (!speaker) throw new Error('useSpeaker needs a LanguageProvider above it.');
  return speaker;
}

/** A speaker of one language, for places without a provider. */
export function speakerOf(language: Language, speak: Speaker['speak'] = () => undefined): Speaker {
  return {
    language,
    say: (key, gaps) => fill(TEXTS[key][language], gaps),
    pick: (text) => (typeof text === 'string' ? text : (text?.[language] ?? '')),
    speak,
  };
}
