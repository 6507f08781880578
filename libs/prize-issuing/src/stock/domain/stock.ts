import { worstCaseOfGrant } from '@boon/benefit-terms';
import { worstCaseOfStrategy } from '@boon/benefit-terms/offering';
import type { StockState } from '@boon/contracts/prize-issuing';
import { ensure, refused, type Money, type Refused } from '@boon/shared-kernel';
import { stockWorstCase } from './stock-worst-case.js';
import type { StockBounds, StockTerms } from './stock-terms.js';

/** What an operator may do to a stock that is open. */
export type StockMove = 'pause' | 'resume' | 'stop';

interface StockParts extends StockTerms, StockBounds {
  readonly id: string;
  readonly assetId: string;
  readonly worstCasePerGrant: Money;
}

const MOVES: Readonly<Record<StockMove, { from: readonly StockState[]; to: StockState }>> = {
  pause: { from: ['active', 'exhausted'], to: 'paused' },
  resume: { from: ['paused'], to: 'active' },
  stop: { from: ['inactive', 'active', 'paused', 'exhausted'], to: 'stopped' },
};

/** One batch of an asset that may be issued: the unit of money and of audit. */
export class Stock {
  private constructor(
    readonly parts: StockParts,
    private currentState: StockState,
    private currentVersion: number,
  ) {}

  /** A stock that can be claimed from its start on; refused when nothing bounds what it may cost. */
  static open(
    parts: Omit<StockParts, 'worstCasePerGrant'>,
  ): { readonly ok: true; readonly stock: Stock } | Refused<'stock.unbounded'> {
    const { terms, strategy } = parts;
    const worstCasePerGrant =
      strategy === null ? worstCaseOfGrant(terms) : worstCaseOfStrategy(terms, strategy);
    if (worstCasePerGrant === null || stockWorstCase(parts, worstCasePerGrant) === null) {
      return refused('stock.unbounded');
    }
    return { ok: true, stock: new Stock({ ...parts, worstCasePerGrant }, 'active', 1) };
  }

  /** A stock as it was stored. */
  static restore(parts: StockParts, state: StockState, version: number): Stock {
    return new Stock(parts, state, version);
  }

  get state(): StockState {
    return this.currentState;
  }

  /** Grows with every change; an offer names the one that it saw. */
  get version(): number {
    return this.currentVersion;
  }

  /**
   * Pauses, resumes or stops; doing so twice changes nothing. Resumed with nothing left, it is exhausted:
   * `hasRoom` tells.
   */
  move(
    move: StockMove,
    hasRoom: boolean,
  ): { readonly ok: true; readonly moved: boolean } | Refused<'stock.state'> {
    const { from, to: aim } = MOVES[move];
    const to = aim === 'active' && !hasRoom ? 'exhausted' : aim;
    if (this.currentState === to) return { ok: true, moved: false };
    if (!from.includes(this.currentState)) {
      return refused('stock.state', { state: this.currentState, move });
    }
    this.currentState = to;
    this.currentVersion += 1;
    return { ok: true, moved: true };
  }

  /** What it can cost in all. */
  worstCase(): Money {
    const worst = stockWorstCase(this.parts, this.parts.worstCasePerGrant);
    ensure(worst !== null, `stock ${this.parts.id} is bounded`);
    return worst;
  }
}
