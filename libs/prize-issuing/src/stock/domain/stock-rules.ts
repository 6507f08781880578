import type { Money } from '@boon/shared-kernel';
import type { StockLimits } from './stock-limits.js';
import type { StockBounds, StockTerms } from './stock-terms.js';

/** Why a stock cannot be opened, whatever its benefit. */
export type StockFault =
  | 'stock.quantity-invalid'
  | 'stock.budget-invalid'
  | 'stock.limits-invalid'
  | 'stock.validity-invalid'
  | 'stock.funding-invalid';

type Asked = StockBounds & Pick<StockTerms, 'limits' | 'validity' | 'funding'>;

const MOST_UNITS = 1_000_000_000;
const MOST_FEN = 10n ** 15n;

const RULES: readonly { readonly code: StockFault; readonly holds: (asked: Asked) => boolean }[] = [
  {
    code: 'stock.quantity-invalid',
    holds: ({ quantity }) => quantity === null || isCount(quantity, MOST_UNITS),
  },
  {
    code: 'stock.budget-invalid',
    holds: ({ valueBudget }) => valueBudget === null || isBudget(valueBudget),
  },
  {
    code: 'stock.limits-invalid',
    holds: ({ limits }) =>
      countsOf(limits).every((limit) => limit === null || isCount(limit, MOST_UNITS)) &&
      (limits.perDayValue === null || isBudget(limits.perDayValue)),
  },
  {
    code: 'stock.validity-invalid',
    holds: ({ validity }) =>
      validity.endsAt.getTime() > validity.startsAt.getTime() &&
      (validity.daysAfterClaim === null || isCount(validity.daysAfterClaim, 3_650)),
  },
  {
    // Whoever bears a part must be named.
    code: 'stock.funding-invalid',
    holds: ({ funding }) => funding.platform.value === 10_000 || funding.merchantId !== null,
  },
];

/** The first rule that a stock breaks; null when it may be opened. */
export function faultOfStock(asked: Asked): StockFault | null {
  return RULES.find((rule) => !rule.holds(asked))?.code ?? null;
}

function countsOf({ perDayValue: _, ...counts }: StockLimits): (number | null)[] {
  return Object.values(counts);
}

function isBudget(fen: Money): boolean {
  return fen.isPositive() && fen.fen <= MOST_FEN;
}

function isCount(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
