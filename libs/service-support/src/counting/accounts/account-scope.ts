/** Budgets that many stocks share. A day is one of Asia/Shanghai. */
export type AccountKind = 'scheme' | 'merchant' | 'channel-day' | 'platform-day';

/** What a shared budget is on: `scheme:ID`, `merchant:ID`, `channel-day:NAME` or `platform-day`. */
export type AccountScope = string;

/** What is left in an account. */
export interface AccountStanding {
  /** The scope, and for budgets per day `:YYYY-MM-DD`. */
  readonly id: string;
  readonly scope: AccountScope;
  /** Null: not limited. */
  readonly unitsLeft: number | null;
  readonly fenLeft: bigint | null;
}

/** What a batch of grants takes from one account for one stock. */
export interface AccountCharge {
  readonly accountId: string;
  readonly scope: AccountScope;
  readonly stockId: string;
  readonly units: number;
  /** Worst case in fen. */
  readonly fen: bigint;
}

const SCOPE = /^(?:(?:scheme|merchant|channel-day):[^\p{C}\p{Z}]{1,64}|platform-day)$/u;

/** All that is issued on one day. */
export const PLATFORM_DAY: AccountScope = 'platform-day';

/** Of one object of a kind. */
export function accountScope(kind: Exclude<AccountKind, 'platform-day'>, id: string): AccountScope {
  return `${kind}:${id}`;
}

/** The kind that a scope begins with. */
export function kindOfScope(scope: AccountScope): AccountKind {
  return scope.split(':', 1)[0] as AccountKind;
}

/** Whether the text names a budget that there can be. */
export function isAccountScope(scope: string): boolean {
  return SCOPE.test(scope);
}

/** Whether each day has a budget of its own. */
export function isPerDay(scope: AccountScope): boolean {
  return kindOfScope(scope).endsWith('-day');
}
