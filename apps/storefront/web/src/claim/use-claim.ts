import type { Boon } from '@boon/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useSessions } from '../api/session-context.js';
import { isOfMine } from '../api/shop-queries.js';
import { useBoon, useClaim as useClientClaim } from '@boon/client/react';
import type { ClaimOffer, Winner } from '../boon/types.js';
import { claimViewOf, isTappable, type ClaimView } from './claim-view.js';

const LOOK_EVERY_MS = 1_500;
const LOOKS = 40;
const NEWEST = 20;

/** An offer's state and the tap that claims it. */
export interface Claiming {
  readonly view: ClaimView;
  readonly problem: unknown;
  readonly tap: () => void;
}

/** Claims one winner: a double tap, a reload or a lost answer never makes a second grant. */
export function useClaim(winner: Pick<Winner, 'claim'>): Claiming {
  const boon = useBoon();
  const client = useQueryClient();
  const { claim: offer } = winner;
  const { status, problem, claim } = useClientClaim(offer);
  const isInWallet = useArrival(boon, offer);
  const view = claimViewOf({ offer, status, code: problem?.code ?? null, isInWallet });
  const settled = view === 'claimed' || view === 'arrived';
  useEffect(() => {
    if (settled) void client.invalidateQueries({ predicate: isOfMine });
  }, [settled, client]);
  const tap = useCallback(() => {
    if (isTappable(view)) claim();
  }, [claim, view]);
  return { view, problem, tap };
}

/** Whether a claim that the platform made for the shopper has reached the wallet. */
function useArrival(boon: Boon, offer: ClaimOffer | null): boolean {
  const { session, isUser } = useSessions();
  const isOnItsWay = isUser && offer?.state === 'on-its-way';
  const { data } = useQuery({
    queryKey: ['arrival', session?.userId, offer?.claimKey],
    queryFn: async () => {
      const { items } = await boon.wallet.list({ limit: NEWEST });
      return items.some(({ claimKey }) => claimKey === offer?.claimKey);
    },
    enabled: isOnItsWay,
    refetchInterval: ({ state }) =>
      state.data === true || state.dataUpdateCount >= LOOKS ? false : LOOK_EVERY_MS,
    staleTime: Infinity,
  });
  return data === true;
}
