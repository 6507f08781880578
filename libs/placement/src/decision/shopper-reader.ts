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
import { ReadDeadline, type BothRead } from './read-deadline.js';

interface Asking {
  readonly userId: string;
  readonly priorUserId: string | null;
  readonly canClaim: boolean;
  readonly personKeys?: readonly string[];
}

const NO_KEYS: readonly string[] = [];
const NO_PICKS: readonly string[] = [];
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
   * The shopper's state and what is counted of them by key, as far as they could be read in time. Asked side by
   * side: one round trip.
   */
  read(asking: Asking, now: Date): Promise<BothRead<UserState, ReadonlyMap<string, number>>> {
    return this.deadline.both<UserState, ReadonlyMap<string, number>>(
      (asker) => this.states.tell(asking.userId, now, asker),
      (asker) => this.counters.tellUsers(holdersOf(asking), asker),
    );
  }

  /** How many deliveries count against hard caps; null while they are closed. Asks only where there are any. */
  async standing(keys: readonly string[]): Promise<ReadonlyMap<string, number> | null> {
    if (keys.length === 0) return NOTHING;
    const counts = await this.deadline.within(this.deliveries.standing(keys));
    return counts && new Map(counts.map((count, at) => [keys[at] ?? '', count]));
  }
}

/** The shopper of a request; `isKnown` is false where the state could not be learnt in time. */
export function shopperOf(
  asking: Asking,
  state: UserState | null,
  click: AdClickPayload | null,
  now: Date,
): Shopper {
  const { userId, canClaim, personKeys = NO_KEYS } = asking;
  const values = state === null ? {} : userValues(state);
  if (state !== null) values['visit.adCampaign'] = click?.campaign ?? null;
  const picks = state?.attributes['picks'];
  // Name by name: to copy one object into another costs as much as the rest of this.
  return {
    userId,
    identities: identitiesOf(asking),
    personKeys,
    canClaim,
    isKnown: state !== null,
    stage: state?.stage ?? 'new',
    context: { now, values },
    picks: Array.isArray(picks) ? picks.slice(0, MOST_PICKS) : NO_PICKS,
    balanceFen: state?.subsidyBalance ?? 0,
    deeds: state?.deeds,
  };
}

function identitiesOf({ userId, priorUserId }: Asking): readonly string[] {
  return priorUserId === null ? [userId] : [userId, priorUserId];
}

/** Whose counters count. */
function holdersOf(asking: Asking): readonly string[] {
  const { personKeys = NO_KEYS } = asking;
  const identities = identitiesOf(asking);
  return personKeys.length === 0 ? identities : [...identities, ...personKeys.map(holderOfPerson)];
}
