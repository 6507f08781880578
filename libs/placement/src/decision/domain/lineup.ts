import { cap, type CapCounts } from '../../capping/cap.js';
import { score } from '../../scoring/score.js';
import type { Slot } from '../../slot/domain/slot.js';
import type { Contender } from './contender.js';
import type { Shopper } from './facts.js';
import { ranking } from './ranking.js';
import type { Trace } from './trace.js';

/** Those who may fill an opening, the best first; found as far as somebody looks. */
export interface Lineup {
  /**
   * The one of this rank, 0 being the best; undefined: there are not so many. Nobody need be looked for who is worth no
   * more than `least`.
   */
  at(rank: number, least?: number): Contender | undefined;
}

/** What recall, target and match propose for an opening, before caps. */
export interface Proposal {
  /** Those whom caps let pass, by score. */
  lineup(caps: CapCounts, slot: Slot, shopper: Shopper, trace: Trace | null): Lineup;
  /** Those that hard caps guard. */
  hardCapped(): readonly Contender[];
}

const NOBODY: Lineup = { at: () => undefined };

/** Nothing may be shown there. */
export const NO_PROPOSAL: Proposal = { lineup: () => NOBODY, hardCapped: () => [] };

/** Everybody who may be shown was looked at one by one: whoever falls leaves a reason. */
export class WholeProposal implements Proposal {
  constructor(private readonly contenders: readonly Contender[]) {}

  lineup(caps: CapCounts, slot: Slot, shopper: Shopper, trace: Trace | null): Lineup {
    const kept = cap(this.contenders, caps, trace);
    score(kept, slot, shopper);
    kept.sort(ranking);
    return { at: (rank) => kept[rank] };
  }

  hardCapped(): readonly Contender[] {
    return this.contenders.filter(({ offer }) => offer.isHardCapped);
  }
}
