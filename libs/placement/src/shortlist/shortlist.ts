import type { AskedAudiences } from '../catalogue/domain/asked-audiences.js';
import type { Posting } from '../catalogue/domain/posting.js';
import type { SlotIndex } from '../catalogue/domain/slot-index.js';
import { limitsOf } from '../recall/recall.js';
import type { Slot } from '../slot/domain/slot.js';
import { RankedLists } from './ranked-lists.js';
import { stageLimitsOf, type StageLimits } from './stage-limits.js';
import type { StageNumber } from './stage-number.js';
import { ValuedPosting, type RankedQuery } from './valued-posting.js';

/** What is known for shoppers of one stage; ranked for the price that was last asked for, which changes rarely. */
interface OfStage {
  readonly limits: StageLimits;
  ranked: RankedLists | null;
  /** For those who hold subsidy. */
  rankedHolding: RankedLists | null;
}

/** Where the offers of one slot stand that may be shown with one product, and what limits may leave out of them. */
export class Shortlist {
  readonly valued: readonly ValuedPosting[];
  readonly hasHardCaps: boolean;
  readonly hasPersonal: boolean;
  readonly hasBalances: boolean;
  private readonly byStage: OfStage[] = [];

  constructor(
    readonly slot: Slot,
    /** The slot's index when it was last asked for. */
    public index: SlotIndex,
    readonly postings: readonly Posting[],
  ) {
    this.valued = postings.map((posting) => ValuedPosting.of(posting, slot));
    this.hasHardCaps = this.valued.some(({ hasHardCaps }) => hasHardCaps);
    this.hasPersonal = this.valued.some(({ personal }) => personal.length > 0);
    this.hasBalances = this.valued.some(({ balances }) => balances.length > 0);
  }

  /** What limits may leave out where shoppers of a stage ask. */
  limitsFor(stage: StageNumber): StageLimits {
    return this.ofStage(stage).limits;
  }

  /** The offers that are worth the same to all shoppers of a stage. */
  ranked(asked: RankedQuery, audiences: AskedAudiences): RankedLists {
    const { unitFen, stage, hasBalance } = asked;
    const ofStage = this.ofStage(stage);
    const known = hasBalance ? ofStage.rankedHolding : ofStage.ranked;
    if (known !== null && known.unitFen === unitFen) return known;
    const ranked = RankedLists.of(this.valued, asked, audiences, this.slot.channel);
    if (hasBalance) ofStage.rankedHolding = ranked;
    else ofStage.ranked = ranked;
    return ranked;
  }

  private ofStage(stage: StageNumber): OfStage {
    const known = this.byStage[stage.number];
    if (known !== undefined) return known;
    const limits = stageLimitsOf(this.valued, limitsOf(this.slot), stage);
    const made: OfStage = { limits, ranked: null, rankedHolding: null };
    this.byStage[stage.number] = made;
    return made;
  }
}
