/** Worst case of every grant in the model. */
export const WORST = 5_000;

/** A stock as the model keeps it: plain numbers, fen included. */
export interface ModelStock {
  readonly id: string;
  readonly merchant: string | null;
  readonly perUser: number | null;
  readonly perPerson: number | null;
  readonly perDay: number | null;
  quantity: number | null;
  budget: number | null;
  state: 'active' | 'paused' | 'exhausted';
  issued: number;
  reserved: number;
  spent: number;
}

/** A budget that stocks share. */
export interface ModelAccount {
  readonly scope: string;
  units: number | null;
  fen: number | null;
  count: number;
  committed: number;
}

/** A grant, with what is reserved for it and what it has cost. */
export interface ModelGrant {
  readonly id: string;
  readonly user: string;
  readonly persons: readonly string[];
  readonly stock: ModelStock;
  readonly accounts: readonly ModelAccount[];
  state: 'held' | 'locked' | 'used' | 'expired';
  /** What a further use may cost. */
  worst: number;
  reserved: number;
  spent: number;
}

/** Who asks for what. */
export interface ModelClaim {
  readonly user: string;
  readonly persons: readonly string[];
  readonly stock: ModelStock;
  /** Scopes of the offer, sorted. */
  readonly scopes: readonly string[];
}

/**
 * What issuing promises, in the simplest words: one thing after another, everything counted at once. Specs
 * run it beside the real thing.
 */
export class IssuingModel {
  readonly stocks: ModelStock[] = [];
  readonly accounts = new Map<string, ModelAccount>();
  readonly grants = new Map<string, ModelGrant>();

  /** `granted`, or the code and the account that it names. */
  decide({ user, persons, stock, scopes }: ModelClaim): string {
    const own = [...this.grants.values()].filter((grant) => grant.stock === stock);
    const had = (is: (grant: ModelGrant) => boolean): number => own.filter(is).length;
    if (stock.state === 'exhausted') {
      return stock.issued === stock.quantity ? 'quota.exhausted' : 'budget.exhausted stock';
    }
    if (stock.state === 'paused') return 'stock.not-active';
    if (stock.perPerson !== null && persons.length === 0) return 'claim.person-unverified';
    const ofUser = had((grant) => grant.user === user);
    const ofPersons = persons.map((key) => had((grant) => grant.persons.includes(key)));
    if (reached(ofUser, stock.perUser) || ofPersons.some((n) => reached(n, stock.perPerson))) {
      return 'claim.limit-reached';
    }
    if (reached(stock.issued, stock.quantity)) return 'quota.exhausted';
    if (lacks(stock.budget, stock.reserved + stock.spent)) return 'budget.exhausted stock';
    if (reached(stock.issued, stock.perDay)) return 'quota.exhausted stock-day';
    for (const { scope, units, count, fen, committed } of this.accountsOf(scopes)) {
      const kind = scope.split(':')[0] ?? '';
      if (reached(count, units)) return `quota.exhausted ${kind}`;
      if (lacks(fen, committed)) return `budget.exhausted ${kind}`;
    }
    return 'granted';
  }

  grant(id: string, { user, persons, stock, scopes }: ModelClaim): void {
    const accounts = this.accountsOf(scopes);
    const money = { worst: WORST, reserved: WORST, spent: 0 };
    const counted = stock.perPerson === null ? [] : persons;
    this.grants.set(id, { id, user, persons: counted, stock, accounts, state: 'held', ...money });
    stock.issued += 1;
    stock.reserved += WORST;
    for (const account of accounts) {
      account.count += 1;
      account.committed += WORST;
    }
    if (stock.state === 'active') settle(stock);
  }

  /** Reserved money is free again, or spent. */
  settleGrant(grant: ModelGrant, state: 'used' | 'expired', spent: number): void {
    this.move(grant, { reserved: -grant.reserved, spent });
    grant.state = state;
  }

  /** Spent money is free again. */
  giveBack(grant: ModelGrant, fen: number): void {
    this.move(grant, { reserved: 0, spent: -fen });
  }

  /** A fully returned grant is held with what its budgets have for it. */
  restore(grant: ModelGrant): void {
    const { stock, accounts, worst } = grant;
    const own = stock.budget === null ? worst : stock.budget - stock.reserved - stock.spent;
    const shared = accounts.map(({ fen, committed }) => (fen === null ? worst : fen - committed));
    grant.worst = Math.max(0, Math.min(worst, own, ...shared));
    this.move(grant, { reserved: grant.worst, spent: 0 });
    grant.state = 'held';
  }

  /** What a sweep does: stocks with money again are open again. */
  sweep(): void {
    for (const stock of this.stocks) {
      if (stock.state === 'exhausted' && stock.budget !== null) settle(stock);
    }
  }

  private move(grant: ModelGrant, by: { reserved: number; spent: number }): void {
    for (const part of [grant, grant.stock]) {
      part.reserved += by.reserved;
      part.spent += by.spent;
    }
    for (const account of grant.accounts) account.committed += by.reserved + by.spent;
  }

  private accountsOf(scopes: readonly string[]): ModelAccount[] {
    return scopes.flatMap((scope) => this.accounts.get(scope) ?? []);
  }
}

/** Active or exhausted, by what is left. */
export function settle(stock: ModelStock): void {
  stock.state = hasRoom(stock) ? 'active' : 'exhausted';
}

/** Whether there is another unit and the money for it. */
export function hasRoom({ issued, quantity, budget, reserved, spent }: ModelStock): boolean {
  return !reached(issued, quantity) && !lacks(budget, reserved + spent);
}

function reached(count: number, limit: number | null): boolean {
  return limit !== null && count >= limit;
}

function lacks(fen: number | null, committed: number): boolean {
  return fen !== null && committed + WORST > fen;
}
