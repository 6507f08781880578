import { BoonProvider as ClientProvider, createBoon } from '@boon/client/react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useSessions } from '../api/session-context.js';
import { LANGUAGE_TAGS } from '../i18n/language.js';
import { useSpeaker } from '../i18n/language-context.js';

/** One client of Boon for each shopper: what one has claimed, another never sees. */
export function BoonProvider({ children }: { readonly children: ReactNode }) {
  const { keeper } = useSessions();
  const { language } = useSpeaker();
  const boon = useMemo(
    () =>
      createBoon({
        baseUrl: '/api',
        token: (refused) => (refused === undefined ? keeper.token() : keeper.tokenAfter(refused)),
        // The document's, which follows the shopper's choice while the client stays.
        locale: () => document.documentElement.lang,
      }),
    [keeper],
  );
  return (
    <ClientProvider boon={boon} locale={LANGUAGE_TAGS[language]}>
      {children}
    </ClientProvider>
  );
}
