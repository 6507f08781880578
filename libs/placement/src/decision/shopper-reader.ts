import { Injectable, Optional } from '@nestjs/common';
import type { AdClickPayload } from '@boon/contracts/placement';
import { Counters, UserStates, userValues, type UserState } from '@boon/service-support';
import { DeliveryCaps, holderOfPerson } from '@boon/service-support/caps';
import type { Holdout } from '@boon/solution/assignment';
import { PlacementOptions } from '../placement-options.js';
import { TraceLimit } from '../explain/trace-limit.js';
import type { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import { askForPicks, budgetsOf, type AskedPicks } from '../recall/ask-sources.js';
import { PersonalPicks } from '../recall/personal-picks.js';
import type { Refused } from '@boon/shared-kernel';
import type { SlotRequest, Shopper } from './domain/facts.js';
import { ReadDeadline } from './read-deadline.js';

interface Asking {
  readonly userId: string;
  readonly priorUserId: string | null;
  readonly canClaim: boolean;
  readonly personKeys?: readonly string[];
}

const NOTHING: ReadonlyMap<string, number> = new Map();
const DEADLINE_MS = 80;
const MOST_PICKS = 200;

/**
 * Reads what is known of a shopper, within a deadline. Late or gone: no audience holds and nothing is
 * picked for them; soft caps stay open (issuing still refuses what is not allowed), hard caps close.
 */
@Injectable()
export class ShopperReader {
  private readonly deadline: ReadDeadline;
  private readonly deadlineMs: number;
  private readonly traces: TraceLimit;

  constructor(
    private readonly states: UserStates,
    private readonly counters: Counters,
    private readonly deliveries: DeliveryCaps,
    private readonly options: PlacementOptions,
    @Optional() private readonly picks?: PersonalPicks,
  ) {
    this.deadlineMs = options.readDeadlineMs ?? DEADLINE_MS;
    this.deadline = new ReadDeadline(this.deadlineMs);
    this.traces = new TraceLimit(counters, this.deadline, options.tracesPerMinute);
  }

  /** Null: the shopper may be told reasons once more. */
  mayTrace(userId: string, now: Date): Promise<Refused<'decision.trace-limit'> | null> {
    return this.traces.take(userId, now);
  }

  /** What sources that have to ask somebody propose for this shopper, within the budgets of the slots; null: there are none. */
  proposed(
    userId: string,
    snapshot: CatalogueSnapshot,
    slots: readonly SlotRequest[],
  ): Promise<AskedPicks> | null {
    if (this.picks === undefined) return null;
    return askForPicks(this.picks, userId, budgetsOf(snapshot, slots, this.deadlineMs));
  }

  /** Who is shown nothing, to compare with. */
  get holdout(): Holdout | null {
    return this.options.holdout ?? null;
  }

  /**
   * The shopper (`isKnown` is false when the state could not be learnt in time) and what is counted of them by
   * key (null when it could not be read in time). Asked side by side: one round trip.
   */
  async read(
    { userId, priorUserId, canClaim, personKeys = [] }: Asking,
    click: AdClickPayload | null,
    now: Date,
  ): Promise<{ readonly shopper: Shopper; readonly counts: ReadonlyMap<string, number> | null }> {
    const identities = priorUserId === null ? [userId] : [userId, priorUserId];
    const holders =
      personKeys.length === 0 ? identities : [...identities, ...personKeys.map(holderOfPerson)];
    const counting = this.deadline.within(this.counters.readUsers(holders));
    const state = await this.deadline.within(this.states.read(userId, now));
    const shopper = { userId, identities, personKeys, canClaim, ...knownOf(state, click, now) };
    return { shopper, counts: await counting };
  }

  /** How many deliveries count against hard caps; null while they are closed. Asks only where there are any. */
  async standing(keys: readonly string[]): Promise<ReadonlyMap<string, number> | null> {
    if (keys.length === 0) return NOTHING;
    const counts = await this.deadline.within(this.deliveries.standing(keys));
    return counts && new Map(counts.map((count, at) => [keys[at] ?? '', count]));
  }
}

type Known = Omit<Shopper, 'userId' | 'identities' | 'personKeys' | 'canClaim'>;

function knownOf(state: UserState | null, click: AdClickPayload | null, now: Date): Known {
  if (!state) {
    const context = { now, values: {} };
    return { isKnown: false, stage: 'new', context, picks: [], balanceFen: 0 };
  }
  const { picks } = state.attributes;
  return {
    isKnown: true,
    stage: state.stage,
    context: {
      now,
      values: { ...userValues(state), 'visit.adCampaign': click?.campaign ?? null },
    },
    picks: Array.isArray(picks) ? picks.slice(0, MOST_PICKS) : [],
    balanceFen: state.subsidyBalance,
    deeds: state.deeds,
  };
}
