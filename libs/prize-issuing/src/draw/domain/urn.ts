import { ensure } from '@boon/shared-kernel';
import { uniformBelow, type Words } from './draw-words.js';

/**
 * A box of tickets, drawn without putting back, in O(log n) each: a binary indexed tree over the tickets
 * left of each prize (Fenwick, Softw. Pract. Exper. 24, 1994).
 */
export class Urn {
  private readonly tree: Float64Array;
  private readonly left: number[];
  private readonly topBit: number;
  private total = 0;

  /** `tickets` of each prize: whole numbers of 0 or more. */
  constructor(tickets: readonly number[]) {
    this.left = [...tickets];
    this.tree = new Float64Array(tickets.length + 1);
    this.topBit = 2 ** Math.floor(Math.log2(Math.max(1, tickets.length)));
    tickets.forEach((count, index) => {
      this.total += count;
      this.add(index, count);
    });
  }

  /** Tickets left of each prize, as the next draw finds them. */
  weights(): readonly number[] {
    return [...this.left];
  }

  isEmpty(): boolean {
    return this.total === 0;
  }

  /** Takes one ticket out; answers its prize. */
  draw(words: Words): number {
    ensure(this.total > 0, 'an urn with a chance to draw holds a ticket');
    const index = this.prizeOf(uniformBelow(this.total, words));
    this.left[index] = (this.left[index] ?? 0) - 1;
    this.total -= 1;
    this.add(index, -1);
    return index;
  }

  /** The prize whose tickets the position falls among, in the order of the prizes. */
  private prizeOf(position: number): number {
    let node = 0;
    let rest = position;
    for (let bit = this.topBit; bit >= 1; bit /= 2) {
      const below = this.tree[node + bit];
      if (below === undefined || below > rest) continue;
      node += bit;
      rest -= below;
    }
    return node;
  }

  private add(index: number, count: number): void {
    for (let node = index + 1; node < this.tree.length; node += node & -node) {
      this.tree[node] = (this.tree[node] ?? 0) + count;
    }
  }
}
