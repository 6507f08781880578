import { BoonProvider as ClientProvider, createBoon } from '@boon/client/react';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useSessions } from '../api/session-context.js';
import { LANGUAGE_TAGS } from '../i18n/language.js';
import { useSpeaker } from '../i18n/language-context.js';

/** One client of Boon for each shopper: what one has claimed, another never sees. */
export function BoonProvider({ children }: { readonly children: ReactNode }) {
  const { keeper } = useSessions();
  const { language } = useSpeaker();
  const spoken = useRef(language);
  useEffect(() => {
    spoken.current = language;
  }, [language]);
  const boon = useMemo(
    () =>
      createBoon({
        baseUrl: '/api',
        token: (refused) => (refused === undefined ? keeper.token() : keeper.tokenAfter(refused)),
        locale: () => LANGUAGE_TAGS[spoken.current],
      }),
    [keeper],
  );
  return (
    <ClientProvider boon={boon} locale={LANGUAGE_TAGS[language]}>
      {children}
    </ClientProvider>
  );
}
