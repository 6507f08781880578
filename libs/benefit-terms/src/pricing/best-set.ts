import { canonicalJson } from '@boon/shared-kernel';
import { termsToWire } from '../terms.js';
import { deal, discountWith, inOrderOfUse, type Candidate } from './candidate.js';
import { isBetter, type ChosenSet } from './chosen-set.js';
import type { PricingPolicy } from './order.js';

/** Grants that compete with each other: at most `size` of them are taken. */
interface Slot {
  readonly size: number;
  readonly candidates: readonly Candidate[];
}

/** The best set found, and how much more any set could have taken off (zero: proven best). */
export interface BestSet {
  readonly chosen: ChosenSet;
  readonly gap: bigint;
}

interface Step {
  readonly slot: number;
  /** Candidates of the slot before this one were decided. */
  readonly from: number;
  readonly takenInSlot: number;
  readonly set: ChosenSet;
  readonly left: readonly bigint[];
}

/**
 * Exact search by branch and bound (depth first, in the order of use). Bound of a branch: what is taken
 * already, plus for each open slot the most that its best candidates could take from what is left now;
 * it holds because discounts never grow as less is left. Stops after `maxNodes` steps and tells the gap.
 */
export function bestSet(
  candidates: readonly Candidate[],
  amounts: readonly bigint[],
  policy: PricingPolicy,
): BestSet {
  const search = new Search(slotsOf(candidates, policy), policy.maxNodes);
  for (const candidate of candidates) {
    if (candidate.rule.exclusive) search.offerAlone(candidate, amounts);
  }
  const set: ChosenSet = { discount: 0n, candidates: [] };
  search.visit({ slot: 0, from: 0, takenInSlot: 0, set, left: amounts });
  return search.result();
}

class Search {
  private best: ChosenSet = { discount: 0n, candidates: [] };
  private nodes = 0;
  private openBound = 0n;

  constructor(
    private readonly slots: readonly Slot[],
    private readonly maxNodes: number,
  ) {}

  offerAlone(candidate: Candidate, amounts: readonly bigint[]): void {
    this.nodes += 1;
    this.offer({ discount: discountWith(candidate, amounts), candidates: [candidate] });
  }

  visit(step: Step): void {
    const slot = this.slots[step.slot];
    if (slot === undefined) return this.offer(step.set);

    const bound = step.set.discount + this.mostFrom(step);
    if (!this.canWin(step.set, bound)) return;
    if (this.nodes >= this.maxNodes) {
      this.openBound = bound > this.openBound ? bound : this.openBound;
      return;
    }
    this.nodes += 1;
    this.takeEach(step, slot);
    this.visit({ ...step, slot: step.slot + 1, from: 0, takenInSlot: 0 });
  }

  result(): BestSet {
    const gap = this.openBound - this.best.discount;
    return { chosen: this.best, gap: gap > 0n ? gap : 0n };
  }

  private takeEach(step: Step, slot: Slot): void {
    if (step.takenInSlot >= slot.size) return;
    for (let index = step.from; index < slot.candidates.length; index += 1) {
      const candidate = slot.candidates[index];
      const discount = candidate === undefined ? 0n : discountWith(candidate, step.left);
      if (candidate === undefined || discount === 0n) continue;
      this.visit({
        slot: step.slot,
        from: index + 1,
        takenInSlot: step.takenInSlot + 1,
        set: {
          discount: step.set.discount + discount,
          candidates: [...step.set.candidates, candidate],
        },
        left: deal(candidate, discount, step.left),
      });
    }
  }

  private offer(set: ChosenSet): void {
    if (isBetter(set, this.best)) this.best = set;
  }

  /** With an equal bound a branch may still win the tie, unless it needs more grants for it. */
  private canWin(set: ChosenSet, bound: bigint): boolean {
    if (bound !== this.best.discount) return bound > this.best.discount;
    const needsMore = bound > set.discount ? 1 : 0;
    return set.candidates.length + needsMore <= this.best.candidates.length;
  }

  private mostFrom(step: Step): bigint {
    let most = 0n;
    for (let index = step.slot; index < this.slots.length; index += 1) {
      const slot = this.slots[index];
      if (slot === undefined) break;
      const own = index === step.slot;
      most += mostFromSlot(slot, step.left, own ? step.from : 0, own ? step.takenInSlot : 0);
    }
    const left = step.left.reduce((sum, amount) => sum + amount, 0n);
    return most < left ? most : left;
  }
}

function mostFromSlot(slot: Slot, left: readonly bigint[], from: number, taken: number): bigint {
  const discounts = slot.candidates
    .slice(from)
    .map((candidate) => discountWith(candidate, left))
    .sort(descending);
  return discounts.slice(0, slot.size - taken).reduce((sum, discount) => sum + discount, 0n);
}

function slotsOf(candidates: readonly Candidate[], policy: PricingPolicy): Slot[] {
  const slots = new Map<string, Candidate[]>();
  for (const candidate of [...candidates].sort(inOrderOfUse)) {
    if (candidate.rule.exclusive) continue;
    const rivals = slots.get(candidate.rule.slot) ?? [];
    slots.set(candidate.rule.slot, [...rivals, candidate]);
  }
  return [...slots.values()].map((rivals) => {
    const size = policy.groupSizes[rivals[0]?.rule.group ?? 'product'] ?? 1;
    return { size, candidates: size === 1 ? strongestFirst(rivals) : rivals };
  });
}

/** Of equal terms only the soonest can win; the strongest first finds a good set early. */
function strongestFirst(rivals: readonly Candidate[]): Candidate[] {
  const soonest = new Map<string, Candidate>();
  for (const rival of rivals) {
    const { terms, atMost } = rival.grant;
    const same = canonicalJson([termsToWire(terms), atMost?.toString() ?? null]);
    if (!soonest.has(same)) soonest.set(same, rival);
  }
  return [...soonest.values()].sort(
    (a, b) => descending(discountOnList(a), discountOnList(b)) || inOrderOfUse(a, b),
  );
}

function discountOnList(candidate: Candidate): bigint {
  return discountWith({ ...candidate, positions: [0] }, [candidate.listSubtotal]);
}

function descending(a: bigint, b: bigint): number {
  return a < b ? 1 : a > b ? -1 : 0;
}
