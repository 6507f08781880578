import { deal, discountWith, inOrderOfUse, type Candidate } from '../candidate.js';
import type { OrderBalance } from './balance.js';
import { chosenSet, isBetter, type ChosenSet } from './chosen-set.js';
import { outlookFrom, sumWithout, type Outlook, type Place } from './outlook.js';
import { Rivalry } from './rivalry.js';
import type { Slot } from './slots.js';
import { mayWinTie } from './ties.js';

/** The best set found, and how much more any set could have taken off (zero: proven best), in fen. */
export interface BestSet {
  readonly chosen: ChosenSet;
  readonly gap: number;
  /** Sets that the search went through. */
  readonly nodes: number;
}

/** A set of grants on its way, and what is left on the lines after it. */
interface Node {
  readonly place: Place;
  readonly discount: number;
  readonly left: readonly number[];
}

/** Depth-first branch and bound; every node is a set of grants, and its children add one more. */
export class Search {
  private readonly chosen: Candidate[] = [];
  private best: ChosenSet;
  private bestTotal = 0;
  /** With less discount than this no set comes to the best total. */
  private leastToTie = 0;
  private nodes = 0;
  private openTotal = 0;
  private readonly rivalry: Rivalry;

  constructor(
    private readonly slots: readonly Slot[],
    private readonly amount: number,
    private readonly balance: OrderBalance,
    private readonly maxNodes: number,
  ) {
    this.rivalry = new Rivalry(slots);
    this.keep(chosenSet([], 0, balance.subsidyWith(0)));
  }

  /** A grant that bars all others, the subsidy too. */
  offerAlone(candidate: Candidate): void {
    const set = chosenSet([candidate], candidate.onList, 0);
    if (isBetter(set, this.best)) this.keep(set);
  }

  run(amounts: readonly number[]): BestSet {
    this.offerStrongest(amounts);
    this.visit({ place: { slot: 0, from: 0, taken: 0 }, discount: 0, left: amounts });
    return {
      chosen: this.best,
      gap: Math.max(0, this.openTotal - this.bestTotal),
      nodes: this.nodes,
    };
  }

  /** A good set to begin with: slots of several go through their grants by date, not by strength. */
  private offerStrongest(amounts: readonly number[]): void {
    let left = amounts;
    let discount = 0;
    for (const { byStrength, size } of this.slots) {
      for (const candidate of byStrength.slice(0, size).sort(inOrderOfUse)) {
        const own = discountWith(candidate, left);
        if (own === 0) continue;
        this.chosen.push(candidate);
        discount += own;
        left = deal(candidate, own, left);
      }
    }
    this.offer(discount);
    this.chosen.length = 0;
  }

  private visit(node: Node): void {
    this.nodes += 1;
    this.offer(node.discount);
    const outlook = outlookFrom(node.place, this.slots, node.left);
    for (let index = 0; index < outlook.peaks.length; index += 1) {
      // What cannot win with this slot and all after it cannot win without this slot either.
      if (!this.mayWin(node, outlook, index)) return;
      this.takeEach(node, outlook, index);
    }
  }

  /** Goes on with each grant of one slot that may still win. */
  private takeEach(node: Node, outlook: Outlook, index: number): void {
    const number = node.place.slot + index;
    const slot = this.slots[number];
    if (slot === undefined) return;
    const { from, taken } = index === 0 ? node.place : { from: 0, taken: 0 };
    const others = sumWithout(outlook, index, slot.size - taken);
    for (let at = from; at < slot.candidates.length; at += 1) {
      const candidate = slot.candidates[at];
      if (candidate === undefined) return;
      if (this.mayReach(node.discount + candidate.onList + others)) {
        const goesOn = taken + 1 < slot.size;
        const after = goesOn
          ? { slot: number, from: at + 1, taken: taken + 1 }
          : { slot: number + 1, from: 0, taken: 0 };
        this.take(candidate, node, others, after);
      } else if (slot.size === 1) {
        // The strongest come first: none of the rest reaches further.
        return;
      }
    }
  }

  /** `others`: the most that may be added to this grant. */
  private take(candidate: Candidate, node: Node, others: number, place: Place): void {
    const own = discountWith(candidate, node.left);
    const discount = node.discount + own;
    if (own === 0 || !this.mayReach(discount + others)) return;
    if (this.nodes >= this.maxNodes) {
      this.openTotal = Math.max(this.openTotal, this.totalWithin(discount + others));
      return;
    }
    this.chosen.push(candidate);
    this.visit({ place, discount, left: deal(candidate, own, node.left) });
    this.chosen.pop();
  }

  /** Whether a set with one grant more than the node, and at most this discount, may be better. */
  private mayReach(discount: number): boolean {
    const total = this.totalWithin(discount);
    if (total !== this.bestTotal) return total > this.bestTotal;
    return this.chosen.length + 1 <= this.best.count;
  }

  /** By the quick bound first, then by the sharper one; ties by the quick one only, which knows how to. */
  private mayWin(node: Node, outlook: Outlook, index: number): boolean {
    const alone = node.discount + (outlook.sums[index] ?? 0);
    const total = this.totalWithin(alone);
    if (total < this.bestTotal) return false;

    const first = node.place.slot + index;
    const peaks = outlook.peaks.slice(index);
    if (total > this.bestTotal) {
      const together = this.rivalry.mostTogether(first, peaks, node.left);
      return this.totalWithin(node.discount + together) >= this.bestTotal;
    }
    const from = index === 0 ? node.place.from : 0;
    return mayWinTie(
      { ...node, chosen: this.chosen },
      { slots: this.slots.slice(first), from, peaks },
      { best: this.best, leastToTie: this.leastToTie, most: Math.min(alone, this.amount) },
    );
  }

  private totalWithin(discount: number): number {
    return this.balance.totalWith(Math.min(discount, this.amount));
  }

  private offer(discount: number): void {
    const subsidy = this.balance.subsidyWith(discount);
    if (discount + subsidy < this.bestTotal) return;
    const set = chosenSet(this.chosen, discount, subsidy);
    if (isBetter(set, this.best)) this.keep(set);
  }

  private keep(set: ChosenSet): void {
    this.best = set;
    this.bestTotal = set.discount + set.subsidy;
    this.leastToTie = this.balance.leastDiscountFor(this.bestTotal);
  }
}
