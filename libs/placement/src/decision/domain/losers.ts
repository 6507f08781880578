import { RUNNERS_UP_POOL } from '../../trimming/trim.js';
import type { Contender } from './contender.js';
import type { Lineup } from './lineup.js';
import { reservationOf } from './reservation.js';
import type { Trace } from './trace.js';

/** Tells of a slot's candidates that did not win whether they are runners-up, and why not. */
export class Losers {
  /** Those that lost on score alone: of each list all when traced, else as many as are chosen among. */
  readonly rivals: Contender[] = [];

  constructor(
    private readonly winners: readonly Contender[],
    /** What may not be shown beside the winners of the page. */
    private readonly shown: ReadonlySet<string>,
    private readonly reservations: ReadonlyMap<string, boolean>,
    private readonly trace: Trace | null,
  ) {}

  /** Takes a lineup in. */
  take(lineup: Lineup): void {
    let found = 0;
    for (let rank = 0; ; rank += 1) {
      const candidate = lineup.at(rank);
      if (candidate === undefined) return;
      if (this.winners.includes(candidate)) continue;
      if (this.isOut(candidate)) continue;
      this.rivals.push(candidate);
      found += 1;
      if (this.trace === null && found === RUNNERS_UP_POOL) return;
    }
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
    for (const key of candidate.offer.exclusions) {
      if (!shown.has(key)) continue;
      const isShown = shown.has(`stock:${candidate.offer.stock.id}`);
      trace?.drop(candidate, 'merge', isShown ? 'merge.duplicate' : 'merge.excluded');
      return true;
    }
    return false;
  }
}
