import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { SessionProvider } from '../api/session-context.js';
import { troubleOf } from '../api/problem.js';
import { BoonProvider } from '../boon/boon-context.js';
import { LanguageProvider } from '../i18n/language-context.js';
import { ToastProvider } from '../ui/toasts.js';
import { ThemeProvider } from './theme-context.js';
import { FaultBoundary } from './fault-boundary.js';
import { Shell } from './shell.js';

const RETRIES = 2;

/** What one asked for and may not have will not change by asking again. */
function mayRetry(count: number, error: unknown): boolean {
  const { status } = troubleOf(error);
  return count < RETRIES && (status === 0 || status >= 500);
}

function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: mayRetry, refetchOnWindowFocus: false, staleTime: 5_000 },
      mutations: { retry: false },
    },
  });
}

/** The whole page. */
export function App() {
  const [queries] = useState(newQueries);
  return (
    <ThemeProvider>
      <LanguageProvider>
        <FaultBoundary>
          <QueryClientProvider client={queries}>
            <SessionProvider>
              <BoonProvider>
                <ToastProvider>
                  <Shell />
                </ToastProvider>
              </BoonProvider>
            </SessionProvider>
          </QueryClientProvider>
        </FaultBoundary>
      </LanguageProvider>
    </ThemeProvider>
  );
}
