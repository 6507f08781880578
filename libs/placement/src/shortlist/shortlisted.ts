import type { CapCounts } from '../capping/cap.js';
import type { Contender } from '../decision/domain/contender.js';
import type { ShownProduct } from '../decision/domain/facts.js';
import type { Lineup, Proposal } from '../decision/domain/lineup.js';
import type { Onlooker } from './onlooker.js';
import type { Shortlist } from './shortlist.js';
import { ShortlistWalk } from './shortlist-walk.js';

const NOBODY: readonly Contender[] = [];

/** What a shortlist proposes to one shopper. */
export class Shortlisted implements Proposal {
  constructor(
    private readonly shortlist: Shortlist,
    private readonly product: ShownProduct | null,
    private readonly onlooker: Onlooker,
  ) {}

  lineup(caps: CapCounts): Lineup {
    return new ShortlistWalk(this.shortlist, this.product, this.onlooker, caps);
  }

  hardCapped(): readonly Contender[] {
    if (!this.shortlist.hasHardCaps) return NOBODY;
    const walk = new ShortlistWalk(this.shortlist, this.product, this.onlooker, null);
    return walk.all().filter(({ offer }) => offer.isHardCapped);
  }
}
