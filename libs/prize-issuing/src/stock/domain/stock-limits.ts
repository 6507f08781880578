import type { StockLimits as LimitsWire } from '@boon/contracts/prize-issuing';
import { Money } from '@boon/shared-kernel';

/** How much of a stock one user, one natural person and one day may have; null: no limit. */
export interface StockLimits {
  readonly perUserTotal: number | null;
  readonly perUserDay: number | null;
  readonly perUserMonth: number | null;
  readonly perPersonTotal: number | null;
  readonly perPersonDay: number | null;
  readonly perPersonMonth: number | null;
  readonly perDayUnits: number | null;
  /** Worst case of what may be issued on one day. */
  readonly perDayValue: Money | null;
}

/** Limits as they were given: what is left out is not limited. */
export function limitsOf(given: LimitsWire): StockLimits {
  return {
    perUserTotal: given.perUserTotal,
    perUserDay: given.perUserDay,
    perUserMonth: given.perUserMonth,
    perPersonTotal: given.perPersonTotal ?? null,
    perPersonDay: given.perPersonDay ?? null,
    perPersonMonth: given.perPersonMonth ?? null,
    perDayUnits: given.perDayUnits ?? null,
    perDayValue: given.perDayValue == null ? null : Money.parse(given.perDayValue),
  };
}

/** Limits as events tell them. */
export function limitsToWire(limits: StockLimits): LimitsWire {
  return { ...limits, perDayValue: limits.perDayValue?.toString() ?? null };
}
