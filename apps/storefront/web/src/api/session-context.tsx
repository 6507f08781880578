import { useQuery } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { recall, remember } from '../app/memory.js';
import { askAs } from './authorized.js';
import type { Ask } from './http.js';
import { newKey } from './new-key.js';
import { troubleOf } from './problem.js';
import { openSession, SessionKeeper, type Identity } from './session-keeper.js';
import { useShopConfig } from './shop-config.js';
import type { ShopSession } from './shop-types.js';

/** Who one is, and requests made as that one. */
export interface Sessions {
  readonly keeper: SessionKeeper;
  readonly session: ShopSession | undefined;
  readonly error: unknown;
  readonly isUser: boolean;
  readonly become: (personaId: string | null) => void;
  readonly retry: () => void;
}

/** Chosen on purpose: not to be taken for a browser that has not chosen. */
const VISITOR = 'visitor';

const Current = createContext<Sessions | null>(null);

/**
 * Opens the session of the persona that this browser chose last; a new browser is the first persona, so that
 * a newcomer can claim at once.
 */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState(() => recall('persona'));
  const { data: config, error: configError, refetch: readConfig } = useShopConfig();
  const who = chosen ?? config?.personas[0]?.id ?? null;
  const keeper = useMemo(() => keeperOf(who), [who]);
  const { data, error, refetch } = useQuery({
    queryKey: ['session', who],
    queryFn: () => keeper.session(),
    enabled: who !== null,
    staleTime: Infinity,
  });
  const become = useCallback((personaId: string | null) => {
    remember('persona', personaId ?? VISITOR);
    setChosen(personaId ?? VISITOR);
  }, []);
  const value = useMemo<Sessions>(
    () => ({
      keeper,
      session: data,
      error: error ?? (who === null ? configError : null),
      isUser: data?.role === 'user',
      become,
      retry: () => void (who === null ? readConfig() : refetch()),
    }),
    [keeper, data, who, error, configError, become, readConfig, refetch],
  );
  return <Current value={value}>{children}</Current>;
}

/** Keeps the session of that persona, or of a visitor; nobody's while it is not known who looks. */
function keeperOf(who: string | null): SessionKeeper {
  const identity = { deviceId: deviceId(), personaId: who === VISITOR ? null : who };
  return new SessionKeeper(identity, who === null ? notYet : openOrVisit);
}

function notYet(): Promise<ShopSession> {
  return new Promise(() => undefined);
}

/** A persona that this shop no longer has is a visitor. */
async function openOrVisit(identity: Identity): Promise<ShopSession> {
  try {
    return await openSession(identity);
  } catch (error) {
    const isUnknown = identity.personaId !== null && [400, 404].includes(troubleOf(error).status);
    if (!isUnknown) throw error;
    return openSession({ ...identity, personaId: null });
  }
}

/** The session of the page. */
export function useSessions(): Sessions {
  const sessions = useContext(Current);
  if (!sessions) throw new Error('useSessions needs a SessionProvider above it.');
  return sessions;
}

/** Asks the shop or Boon as the one who looks at the page. */
export function useAsk(): <Answer>(path: string, ask?: Ask) => Promise<Answer> {
  const { keeper } = useSessions();
  return useCallback(
    <Answer,>(path: string, ask?: Ask) => askAs<Answer>(keeper, path, ask),
    [keeper],
  );
}

/** A random name of this browser, kept so that a visitor stays one visitor. */
function deviceId(): string {
  const known = recall('device');
  if (known) return known;
  const made = newKey();
  remember('device', made);
  return made;
}
