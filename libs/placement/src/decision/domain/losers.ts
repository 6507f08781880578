import type { Shown } from '../../merging/shown.js';
import type { Contender } from './contender.js';
import type { Lineup } from './lineup.js';
import { reservationOf } from './reservation.js';
import type { Trace } from './trace.js';

/** Tells of a slot's candidates that did not win whether they lost on score alone, and why not. */
export class Losers {
  constructor(
    private readonly winners: readonly Contender[],
    /** What may not be shown beside the winners of the page. */
    private readonly shown: Shown,
    private readonly reservations: ReadonlyMap<string, boolean>,
    private readonly trace: Trace | null,
  ) {}

  /** Those of a lineup that lost on score alone, found as far as somebody looks. */
  of(lineup: Lineup): Lineup {
    return new Rivals(lineup, this);
  }

  /** Whether a candidate lost on score alone; each is asked about once. */
  isRival(candidate: Contender): boolean {
    return !this.winners.includes(candidate) && !this.isOut(candidate);
  }

  private isOut(candidate: Contender): boolean {
    const { trace, shown, reservations } = this;
    if (candidate.score <= 0) {
      trace?.drop(candidate, 'merge', 'merge.no-gain');
      return true;
    }
    if (reservations.size > 0 && reservations.get(reservationOf(candidate)) === false) {
      trace?.drop(candidate, 'cap', 'cap.hard');
      return true;
    }
    if (!shown.excludes(candidate.offer)) return false;
    if (trace !== null) {
      const isShown = shown.has(`stock:${candidate.offer.stock.id}`);
      trace.drop(candidate, 'merge', isShown ? 'merge.duplicate' : 'merge.excluded');
    }
    return true;
  }
}

class Rivals implements Lineup {
  private readonly found: Contender[] = [];
  private next = 0;

  constructor(
    private readonly lineup: Lineup,
    private readonly losers: Losers,
  ) {}

  at(rank: number, least = 0): Contender | undefined {
    const { found, lineup, losers } = this;
    while (found.length <= rank) {
      const candidate = lineup.at(this.next, least);
      if (candidate === undefined) return undefined;
      this.next += 1;
      if (losers.isRival(candidate)) found.push(candidate);
    }
    return found[rank];
  }
}

/** The first so many of a lineup. */
export function firstOf(lineup: Lineup, most: number): Contender[] {
  const found: Contender[] = [];
  while (found.length < most) {
    const candidate = lineup.at(found.length);
    if (candidate === undefined) break;
    found.push(candidate);
  }
  return found;
}
