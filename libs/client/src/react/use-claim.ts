import { useCallback, useSyncExternalStore } from 'react';
import type { ClaimOffer, ClaimState } from '../claims/claims.js';
import type { BoonProblem } from '../http/problem.js';
import type { ClaimedGrant } from '../wire/wire.js';
import { useBoon } from './boon-provider.js';

/** A claim as a button sees it. */
export interface ClaimView {
  /** `unknown`: cut off; claiming again, or a reload, tells, and grants at most once. */
  readonly status: ClaimState['status'];
  readonly grants: readonly ClaimedGrant[];
  readonly problem: BoonProblem | null;
  /** Claims; a second tap joins the first. Never throws. */
  readonly claim: () => void;
}

const IDLE: ClaimState = { status: 'idle' };
const NOTHING: readonly ClaimedGrant[] = [];

/** Claims what a winner offers (`winner.claim`). Every component that shows the same offer sees the same state. */
export function useClaim(offer: ClaimOffer | null | undefined): ClaimView {
  const { claims } = useBoon();
  const claimKey = offer?.claimKey ?? '';
  const token = offer?.token ?? null;
  const subscribe = useCallback((listener: () => void) => claims.subscribe(listener), [claims]);
  const state = useSyncExternalStore(
    subscribe,
    () => claims.stateOf(claimKey),
    () => IDLE,
  );
  const claim = useCallback(() => {
    claims.claim({ token, claimKey }).catch(() => undefined);
  }, [claims, token, claimKey]);
  return {
    status: state.status,
    grants: state.status === 'claimed' ? state.claim.grants : NOTHING,
    problem: 'problem' in state ? state.problem : null,
    claim,
  };
}
