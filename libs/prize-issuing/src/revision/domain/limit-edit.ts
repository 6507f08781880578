import { refused, type Refused } from '@boon/shared-kernel';

/** How many one user or one natural person may have of a stock, in all, a day, a month. */
export type HolderDimension =
  | 'per-user-total'
  | 'per-user-day'
  | 'per-user-month'
  | 'per-person-total'
  | 'per-person-day'
  | 'per-person-month';

/** What of a running stock can be changed. */
export type StockDimension =
  'quantity' | 'value-budget' | 'per-day-units' | 'per-day-value' | 'ends-at' | HolderDimension;

/** What of a budget that stocks share can be changed. */
export type BudgetDimension = 'fen' | 'units';

/** One dimension of one thing. */
export interface EditedLimit {
  /** `stock:ID`, or the scope of a shared budget. */
  readonly subject: string;
  readonly dimension: StockDimension | BudgetDimension;
}

/** A change as it is asked for. Amounts as decimal strings, instants as ISO 8601; null: no limit. */
export interface LimitEdit extends EditedLimit {
  /** What the limit is taken to be; the change is refused when it is something else. */
  readonly expected: string | null;
  readonly target: string | null;
  readonly reason: string;
}

/** A limit as it stands, and what is committed of it. */
export interface LimitNow {
  readonly current: string | null;
  /** Nothing of a stopped stock is changed any more. */
  readonly isStopped: boolean;
  /**
   * The lowest that it may become: what is issued, reserved or spent. Limits per user and person may go below
   * what some have: they keep it, and get no more.
   */
  readonly least: bigint;
  /** Whether one may be set where there was none, as what was issued so far is known exactly. */
  readonly mayBeAdded: boolean;
  /** Whether it may be taken away. */
  readonly mayBeLifted: boolean;
  /** Whether it may grow: what a merchant pays for is no more than that merchant agreed to. */
  readonly mayRise: boolean;
  /** What all may cost at most, in fen, once the limit is the target. */
  readonly totalAt: (target: string | null) => bigint;
}

/** Why a limit is not changed. */
export type EditRefusal =
  | 'edit.subject-unknown'
  | 'edit.stock-stopped'
  | 'edit.target-invalid'
  | 'edit.expected-stale'
  | 'edit.no-change'
  | 'edit.dimension-fixed'
  | 'edit.merchant-agreed'
  | 'edit.below-committed';

/** A raise takes effect once others approved it, everything else at once. */
export type EditVerdict = 'raise' | 'lower';

const AMOUNT = /^(?:0|[1-9]\d{0,15})$/;
const MOST_OF_A_HOLDER = 1_000_000_000n;

/** Whether an edit may be made of a limit as it stands, and what it is. */
export function judgeEdit(
  edit: LimitEdit,
  now: LimitNow,
): { readonly ok: true; readonly verdict: EditVerdict } | Refused<EditRefusal> {
  if (now.isStopped) return refused('edit.stock-stopped');
  if (!isValue(edit.dimension, edit.target)) return refused('edit.target-invalid');
  const [before, expected, after] = [now.current, edit.expected, edit.target].map((value) =>
    amountOf(edit.dimension, value),
  );
  if (before !== expected)
    return refused('edit.expected-stale', { current: now.current ?? 'null' });
  if (before === after) return refused('edit.no-change');
  const may = now.current === null ? now.mayBeAdded : edit.target !== null || now.mayBeLifted;
  if (!may) {
    return refused('edit.dimension-fixed', { dimension: edit.dimension });
  }
  if (after != null && after < now.least) {
    return refused('edit.below-committed', { least: valueOf(edit.dimension, now.least) });
  }
  const isLower = after != null && (before == null || after < before);
  if (isLower) return { ok: true, verdict: 'lower' };
  return now.mayRise ? { ok: true, verdict: 'raise' } : refused('edit.merchant-agreed');
}

/** A limit as a number that can be compared: fen, units or milliseconds; null: no limit. */
export function amountOf(dimension: EditedLimit['dimension'], value: string | null): bigint | null {
  if (value === null) return null;
  return dimension === 'ends-at' ? BigInt(Date.parse(value)) : BigInt(value);
}

function isValue(dimension: EditedLimit['dimension'], value: string | null): boolean {
  if (value === null) return true;
  if (dimension === 'ends-at') return Number.isFinite(Date.parse(value));
  const mayBeZero = dimension === 'fen' || dimension === 'units';
  if (!AMOUNT.test(value) || (value === '0' && !mayBeZero)) return false;
  return !isOfHolder(dimension) || BigInt(value) <= MOST_OF_A_HOLDER;
}

/** Whether it is a limit of one user or one natural person. */
export function isOfHolder(dimension: EditedLimit['dimension']): dimension is HolderDimension {
  return dimension.startsWith('per-user-') || dimension.startsWith('per-person-');
}

function valueOf(dimension: EditedLimit['dimension'], amount: bigint): string {
  return dimension === 'ends-at' ? new Date(Number(amount)).toISOString() : amount.toString();
}
