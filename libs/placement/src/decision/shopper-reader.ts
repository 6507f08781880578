import { Injectable } from '@nestjs/common';
import { Counters, UserStates, userValues, type UserState } from '@boon/service-support';
import { capKeysOf } from '../capping/cap-keys.js';
import type { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import { PlacementOptions } from '../placement-options.js';
import type { DecisionFacts, Shopper } from './domain/facts.js';
import { readWithin } from './read-within.js';

interface Asking {
  readonly userId: string;
  readonly priorUserId: string | null;
  readonly canClaim: boolean;
  readonly personKeys?: readonly string[];
  readonly slots: readonly { readonly slot: string }[];
}

/** What is known of a shopper at the moment of a decision, and what could not be learnt in time. */
export interface ShopperReading {
  readonly shopper: Shopper;
  readonly counts: DecisionFacts['counts'];
  readonly degraded: readonly string[];
}

const DEADLINE_MS = 80;

/**
 * Reads user state and counters side by side, within a deadline. Late or gone: audiences see no attributes
 * (only offers open to all hold), soft caps stay open, and issuing still refuses what is not allowed.
 */
@Injectable()
export class ShopperReader {
  constructor(
    private readonly states: UserStates,
    private readonly counters: Counters,
    private readonly options: PlacementOptions,
  ) {}

  async read(asking: Asking, snapshot: CatalogueSnapshot, now: Date): Promise<ShopperReading> {
    const { userId, priorUserId, canClaim, personKeys = [] } = asking;
    const identities = priorUserId === null ? [userId] : [userId, priorUserId];
    const offers = asking.slots.flatMap(({ slot }) => snapshot.offersOf(slot));
    const keys = [
      ...new Set(offers.flatMap((offer) => capKeysOf(offer, { identities, personKeys }, now))),
    ];
    const deadline = this.options.readDeadlineMs ?? DEADLINE_MS;
    const [state, values] = await Promise.all([
      readWithin(deadline, this.states.read(userId, now)),
      keys.length === 0 ? [] : readWithin(deadline, this.counters.read(keys)),
    ]);
    return {
      shopper: { userId, identities, personKeys, canClaim, ...knownOf(state, now) },
      counts: new Map(values?.map((value, index) => [keys[index] ?? '', value]) ?? []),
      degraded: [...(state ? [] : ['user-state']), ...(values ? [] : ['counters'])],
    };
  }
}

function knownOf(
  state: UserState | null,
  now: Date,
): Pick<Shopper, 'isKnown' | 'stage' | 'context'> {
  if (!state) return { isKnown: false, stage: 'new', context: { now, values: {} } };
  return { isKnown: true, stage: state.stage, context: { now, values: userValues(state) } };
}
