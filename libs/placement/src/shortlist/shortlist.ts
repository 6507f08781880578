import type { AskedAudiences } from '../catalogue/domain/asked-audiences.js';
import type { Posting } from '../catalogue/domain/posting.js';
import { limitsOf } from '../recall/recall.js';
import type { Slot } from '../slot/domain/slot.js';
import { RankedLists } from './ranked-lists.js';
import { stageLimitsOf, type StageLimits } from './stage-limits.js';
import type { StageNumber } from './stage-number.js';
import { ValuedPosting, type RankedQuery } from './valued-posting.js';

interface KeptLists {
  readonly unitFen: number | null;
  readonly ranked: RankedLists;
}

/** Where the offers of one slot stand that may be shown with one product, and what limits may leave out of them. */
export class Shortlist {
  readonly valued: readonly ValuedPosting[];
  readonly hasHardCaps: boolean;
  readonly hasPersonal: boolean;
  readonly hasBalances: boolean;
  private readonly byStage: StageLimits[] = [];
  /** By stage, and whether subsidy is held: of the price that was last asked for, which changes rarely. */
  private readonly kept: KeptLists[] = [];

  constructor(
    readonly slot: Slot,
    readonly postings: readonly Posting[],
  ) {
    this.valued = postings.map((posting) => ValuedPosting.of(posting, slot));
    this.hasHardCaps = this.valued.some(({ hasHardCaps }) => hasHardCaps);
    this.hasPersonal = this.valued.some(({ personal }) => personal.length > 0);
    this.hasBalances = this.valued.some(({ balances }) => balances.length > 0);
  }

  /** What limits may leave out where shoppers of a stage ask. */
  limitsFor(stage: StageNumber): StageLimits {
    const known = this.byStage[stage.number];
    if (known !== undefined) return known;
    const made = stageLimitsOf(this.valued, limitsOf(this.slot), stage);
    this.byStage[stage.number] = made;
    return made;
  }

  /** The offers that are worth the same to all shoppers of a stage. */
  ranked(asked: RankedQuery, audiences: AskedAudiences): RankedLists {
    const { unitFen, stage, hasBalance } = asked;
    const number = 2 * stage.number + (hasBalance ? 1 : 0);
    const known = this.kept[number];
    if (known !== undefined && known.unitFen === unitFen) return known.ranked;
    const ranked = RankedLists.of(this.valued, asked, audiences, this.slot.channel);
    this.kept[number] = { unitFen, ranked };
    return ranked;
  }
}
