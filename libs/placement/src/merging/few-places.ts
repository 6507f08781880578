import type { Contender } from '../decision/domain/contender.js';
import { excludeEachOther } from './shown.js';

/** Those who may fill one place, the best first, and what each is worth there. */
export interface Row {
  readonly contenders: readonly Contender[];
  readonly values: readonly number[];
}

/**
 * Who fills each of a few places (null: nobody), with the largest total: place by place, and a branch is left as soon as
 * the best of all places that are left could not make it better than what was found. For offers that bar few others.
 */
export class FewPlaces {
  private best: (Contender | null)[];
  private most = 0;
  private readonly chosen: (Contender | null)[];
  /** What the places from a row on are worth at most. */
  private readonly rest: number[];

  constructor(private readonly rows: readonly Row[]) {
    this.best = rows.map(() => null);
    this.chosen = rows.map(() => null);
    this.rest = rows.map(() => 0);
    for (let row = rows.length - 1, rest = 0; row >= 0; row -= 1) {
      rest += rows[row]?.values[0] ?? 0;
      this.rest[row] = rest;
    }
  }

  fill(): readonly (Contender | null)[] {
    this.fillFrom(0, 0);
    return this.best;
  }

  private fillFrom(row: number, total: number): void {
    if (total > this.most) {
      this.most = total;
      this.best = [...this.chosen];
    }
    const place = this.rows[row];
    if (place === undefined || total + (this.rest[row] as number) <= this.most) return;
    const after = this.rest[row + 1] ?? 0;
    for (let at = 0; at < place.contenders.length; at += 1) {
      const value = place.values[at] as number;
      if (total + value + after <= this.most) break;
      const contender = place.contenders[at] as Contender;
      if (this.isBarred(contender, row)) continue;
      this.chosen[row] = contender;
      this.fillFrom(row + 1, total + value);
    }
    this.chosen[row] = null;
    this.fillFrom(row + 1, total);
  }

  private isBarred({ offer }: Contender, row: number): boolean {
    for (let before = 0; before < row; before += 1) {
      const other = this.chosen[before];
      if (other && excludeEachOther(other.offer, offer)) return true;
    }
    return false;
  }
}
