import { Injectable } from '@nestjs/common';
import { Counters, UserStates, userValues, type UserState } from '@boon/service-support';
import { PlacementOptions } from '../placement-options.js';
import type { Shopper } from './domain/facts.js';
import { readWithin } from './read-within.js';

interface Asking {
  readonly userId: string;
  readonly priorUserId: string | null;
  readonly canClaim: boolean;
  readonly personKeys?: readonly string[];
}

const DEADLINE_MS = 80;
const MOST_PICKS = 200;

/**
 * Reads what is known of a shopper, within a deadline. Late or gone: no audience holds and nothing is
 * picked for them; soft caps stay open, and issuing still refuses what is not allowed.
 */
@Injectable()
export class ShopperReader {
  constructor(
    private readonly states: UserStates,
    private readonly counters: Counters,
    private readonly options: PlacementOptions,
  ) {}

  /** The shopper; `isKnown` is false when the state could not be learnt in time. */
  async shopper(asking: Asking, now: Date): Promise<Shopper> {
    const { userId, priorUserId, canClaim, personKeys = [] } = asking;
    const identities = priorUserId === null ? [userId] : [userId, priorUserId];
    const state = await readWithin(this.deadline, this.states.read(userId, now));
    return { userId, identities, personKeys, canClaim, ...knownOf(state, now) };
  }

  /** Counter values by key; null when they could not be read in time. */
  async counts(keys: readonly string[]): Promise<ReadonlyMap<string, number> | null> {
    if (keys.length === 0) return new Map();
    const values = await readWithin(this.deadline, this.counters.read(keys));
    if (!values) return null;
    const counts = new Map<string, number>();
    for (const [at, value] of values.entries()) {
      if (value > 0) counts.set(keys[at] ?? '', value);
    }
    return counts;
  }

  private get deadline(): number {
    return this.options.readDeadlineMs ?? DEADLINE_MS;
  }
}

type Known = Omit<Shopper, 'userId' | 'identities' | 'personKeys' | 'canClaim'>;

function knownOf(state: UserState | null, now: Date): Known {
  if (!state) {
    const context = { now, values: {} };
    return { isKnown: false, stage: 'new', context, picks: [], balanceFen: 0 };
  }
  const { picks, subsidyBalance } = state.attributes;
  return {
    isKnown: true,
    stage: state.stage,
    context: { now, values: userValues(state) },
    picks: Array.isArray(picks) ? picks.slice(0, MOST_PICKS) : [],
    balanceFen: typeof subsidyBalance === 'number' ? Math.max(0, Math.floor(subsidyBalance)) : 0,
  };
}
