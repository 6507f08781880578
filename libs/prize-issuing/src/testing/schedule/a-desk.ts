import { Money, newId } from '@boon/shared-kernel';
import { someBudgetAccounts } from '@boon/service-support/testing';
import type { DatabaseForSpecs } from '@boon/testing';
import { SqlEditableLimits } from '../../revision/infrastructure/sql-editable-limits.js';
import { SqlStockEdits } from '../../revision/infrastructure/sql-stock-edits.js';
import { judgeEdit, type LimitEdit } from '../../revision/domain/limit-edit.js';
import type { Redemption } from '../../redemption/domain/redemption.js';
import { SqlStockRepository } from '../../stock/infrastructure/sql-stock.repository.js';
import { aClaimToken } from '../a-claim-token.js';
import { aStock } from '../a-stock.js';
import type { IssuingForSpecs } from '../an-issuing.js';
import { anOrderLine } from '../an-order-line.js';
import {
  hasRoom,
  IssuingModel,
  settle,
  WORST,
  type ModelClaim,
  type ModelGrant,
  type ModelStock,
} from '../issuing-model.js';
import type { Random } from '../random.js';

const LINES = [anOrderLine('a', 200_00, { quantity: 2 }), anOrderLine('b', 100_00)];
const RETURNS = [
  { lineId: 'a', quantity: 1 },
  { lineId: 'b', quantity: 1 },
  { lineId: 'a', quantity: 1 },
] as const;

/** What a step came to, as it really was and as the model says. */
export interface Said {
  readonly real: Readonly<Record<string, unknown>>;
  readonly model: Readonly<Record<string, unknown>>;
}

interface Order {
  readonly redemption: Redemption;
  readonly grants: readonly ModelGrant[];
  state: 'locked' | 'confirmed' | 'over';
  returned: number;
}

/** Where a desk works. */
export interface DeskOf {
  readonly database: DatabaseForSpecs;
  readonly issuing: IssuingForSpecs;
  readonly random: Random;
  /** Further processes, for what happens at once. */
  readonly others?: readonly IssuingForSpecs[];
}

/** Stocks, users and budgets of their own, random acts on them, and the model beside. */
export async function aDesk(of: DeskOf): Promise<Desk> {
  const desk = new Desk(of);
  await desk.open();
  return desk;
}

class Desk {
  private readonly model = new IssuingModel();
  private readonly orders: Order[] = [];
  private readonly name = newId();
  private readonly schemeId = newId();
  private readonly channel = `c-${newId().slice(-12)}`;
  private readonly merchant = `m-${newId().slice(-12)}`;
  private readonly edits: SqlEditableLimits;
  private granted = 0;

  constructor(private readonly of: DeskOf) {
    const { sql, outbox, unitOfWork } = of.database;
    const stocks = new SqlStockEdits(sql, new SqlStockRepository(sql), outbox);
    this.edits = new SqlEditableLimits(sql, stocks, someBudgetAccounts({ sql, unitOfWork }));
  }

  async open(): Promise<void> {
    const { random } = this.of;
    for (let n = 0; n < 3; n += 1) await this.openStock(n === 2);
    const scopes = [
      ...[`scheme:${this.schemeId}`, `channel-day:${this.channel}`, `merchant:${this.merchant}`],
    ];
    for (const scope of scopes) {
      const fen = random.maybe(3, () => WORST * (2 + random.below(9)) + random.below(WORST));
      const units = random.maybe(3, () => 2 + random.below(9));
      if (fen === null && units === null) continue;
      const limit = { fen: fen === null ? null : BigInt(fen), units };
      await someBudgetAccounts(this.of.database).setLimit(scope, limit);
      this.model.accounts.set(scope, { scope, units, fen, count: 0, committed: 0 });
    }
  }

  /** One act, then a sweep: what the model says is exact only where all is folded. */
  async step(): Promise<Said> {
    const said = await this.act();
    await this.of.issuing.sweeper.sweep();
    this.model.sweep();
    return said;
  }

  /** The counters of all stocks and budgets. */
  async standing(): Promise<{ readonly real: unknown; readonly model: unknown }> {
    const limits = await someBudgetAccounts(this.of.database).limits();
    const real: unknown[] = [];
    for (const { id } of this.model.stocks) {
      const { issued, reserved, spent } = await this.of.issuing.counters(id);
      real.push({ issued, reserved: Number(reserved), spent: Number(spent) });
    }
    const isLimited = ({ budget }: ModelStock): boolean => budget !== null;
    const model = this.model.stocks.map((stock) => ({
      issued: stock.issued,
      reserved: isLimited(stock) ? stock.reserved : 0,
      spent: isLimited(stock) ? stock.spent : 0,
    }));
    const shared = [...this.model.accounts.values()].map((account) => {
      const found = limits.find((limit) => limit.scope === account.scope);
      return { fen: Number(found?.committedFen), units: found?.committedUnits };
    });
    const sharedInModel = [...this.model.accounts.values()].map(({ committed, count }) => ({
      ...{ fen: committed, units: count },
    }));
    return { real: [real, shared], model: [model, sharedInModel] };
  }

  /** How many grants there are in the database. */
  async issued(): Promise<number> {
    const [row] = await this.of.database.sql.query<{ count: number }>(
      `select count(*)::int as count from prize_issuing.benefit_grant
       where stock_id = any ($1::uuid[])`,
      [this.model.stocks.map(({ id }) => id)],
    );
    return row?.count ?? 0;
  }

  /** How many claims were answered with a grant. */
  acknowledged(): number {
    return this.granted;
  }

  /** An act whose outcome nobody foretells: others act at the same time. */
  async atOnce(): Promise<void> {
    const { random } = this.of;
    const issuing = random.of(this.of.others ?? [this.of.issuing]);
    const stock = random.of(this.model.stocks);
    const act = random.below(20);
    if (act < 9) return this.claimAtOnce(issuing, this.someClaim());
    if (act < 14) return this.orderAtOnce(issuing);
    if (act === 14) return void (await issuing.sweeper.sweep());
    if (act === 15) return void (await this.expire(stock, 2));
    if (act === 16) {
      const to = random.of(['pause', 'resume', 'resume'] as const);
      return void (await issuing.changeStockState.execute({ stockId: stock.id, to }));
    }
    const isQuantity = stock.quantity !== null;
    const by = random.below(7) - 2;
    return this.editAtOnce(`stock:${stock.id}`, isQuantity ? 'quantity' : 'value-budget', by);
  }

  private async act(): Promise<Said> {
    const { random } = this.of;
    const act = random.below(20);
    if (act < 7) return this.claim(this.someClaim());
    if (act < 10) return this.lock(this.someUser());
    const open = this.orders.filter(({ state }) => state !== 'over');
    if (act < 15 && open.length > 0) return this.further(random.of(open));
    const stock = random.of(this.model.stocks);
    if (act === 15) return this.expireOne();
    if (act === 16) return this.pauseOrResume(stock);
    if (act < 19) return this.edit(stock);
    return this.claim(this.someClaim());
  }

  private async claim(claim: ModelClaim): Promise<Said> {
    const model = this.model.decide(claim);
    const outcome = await this.claimOf(this.of.issuing, claim);
    const [given] = outcome.ok ? outcome.grants : [];
    if (given !== undefined) this.model.grant(given.grantId, claim);
    const account = outcome.ok ? undefined : outcome.details['account'];
    const real = outcome.ok ? 'granted' : [outcome.code, account].join(' ').trim();
    const { user, persons, stock } = claim;
    const asked = { act: 'claim', user, persons, stock: this.model.stocks.indexOf(stock) };
    return { real: { ...asked, outcome: real }, model: { ...asked, outcome: model } };
  }

  private async lock(user: string): Promise<Said> {
    const held = [...this.model.grants.values()].some(
      (grant) => grant.user === user && grant.state === 'held' && grant.reserved > 0,
    );
    const order = { priced: LINES };
    const quoted = await this.of.issuing.quoteOrder.execute({ userId: user, order });
    if (!quoted.ok) throw new Error(quoted.code);
    const { discount, payable } = quoted.quote;
    const said = {
      real: { act: 'lock', uses: discount.isPositive() },
      model: { act: 'lock', uses: held },
    };
    if (!discount.isPositive()) return said;
    const outcome = await this.of.issuing.lockRedemption.execute({
      ...{ orderId: newId(), userId: user, lines: LINES, expectedPayable: payable },
    });
    if (!outcome.ok) return { ...said, real: { ...said.real, code: outcome.code } };
    const { redemption } = outcome;
    const grants = redemption.grantIds.flatMap((id) => this.model.grants.get(id) ?? []);
    for (const grant of grants) grant.state = 'locked';
    this.orders.push({ redemption, grants, state: 'locked', returned: 0 });
    return said;
  }

  private async further(order: Order): Promise<Said> {
    const { random, issuing, database } = this.of;
    const redemptionId = order.redemption.parts.id;
    if (order.state === 'confirmed') return this.giveBack(order);
    const fate = random.below(6);
    if (fate === 0) {
      await issuing.cancelRedemption.execute(redemptionId);
    } else if (fate === 1) {
      await database.sql.execute(
        `update prize_issuing.redemption set lock_expires_at = now() where id = $1`,
        [redemptionId],
      );
    } else {
      const outcome = await issuing.confirmRedemption.execute(redemptionId);
      order.state = 'confirmed';
      for (const grant of order.grants) {
        const spent = order.redemption.takenBy(grant.id).discount;
        this.model.settleGrant(grant, 'used', Number(spent.fen));
      }
      return { real: { act: 'confirm', ok: outcome.ok }, model: { act: 'confirm', ok: true } };
    }
    order.state = 'over';
    for (const grant of order.grants) grant.state = 'held';
    return { real: { act: 'unlock' }, model: { act: 'unlock' } };
  }

  private async giveBack(order: Order): Promise<Said> {
    // One line, or all that is left.
    const upTo = this.of.random.below(2) === 0 ? order.returned + 1 : RETURNS.length;
    const coming = RETURNS.slice(order.returned, upTo);
    const lines = [...new Set(coming.map(({ lineId }) => lineId))].map((lineId) => ({
      lineId,
      quantity: coming.filter((line) => line.lineId === lineId).length,
    }));
    order.returned = upTo;
    const isLast = order.returned === RETURNS.length;
    if (isLast) order.state = 'over';
    const redemptionId = order.redemption.parts.id;
    const outcome = await this.of.issuing.returnOrderLines.execute({ redemptionId, lines });
    if (!outcome.ok)
      return { real: { act: 'return', code: outcome.code }, model: { act: 'return' } };
    for (const grant of order.grants) {
      const back = outcome.grants.find((given) => given.grantId === grant.id);
      const fen = back === undefined ? 0 : Number(back.platform.plus(back.merchant).fen);
      this.model.giveBack(grant, fen);
      if (isLast) this.model.restore(grant);
    }
    const states = isLast ? outcome.grants.map(({ state }) => state) : [];
    const model = { act: 'return', states: states.map(() => 'held'), spent: isLast ? 0 : null };
    const spent = isLast ? order.grants.reduce((sum, grant) => sum + grant.spent, 0) : null;
    return { real: { act: 'return', states, spent }, model };
  }

  private async expireOne(): Promise<Said> {
    const held = [...this.model.grants.values()].filter(({ state }) => state === 'held');
    if (held.length === 0) return { real: {}, model: {} };
    const grant = this.of.random.of(held);
    await this.of.database.sql.execute(
      `update prize_issuing.benefit_grant set expires_at = now() where id = $1`,
      [grant.id],
    );
    this.model.settleGrant(grant, 'expired', 0);
    return { real: { act: 'expire' }, model: { act: 'expire' } };
  }

  private async pauseOrResume(stock: ModelStock): Promise<Said> {
    const to = stock.state === 'paused' ? 'resume' : 'pause';
    await this.of.issuing.changeStockState.execute({ stockId: stock.id, to });
    if (to === 'pause') stock.state = 'paused';
    else stock.state = hasRoom(stock) ? 'active' : 'exhausted';
    return this.stateOf(stock, to);
  }

  private async edit(stock: ModelStock): Promise<Said> {
    const by = this.of.random.below(7) - 2;
    const isQuantity = stock.quantity !== null;
    const before = isQuantity ? stock.quantity : stock.budget;
    const after = (before ?? 0) + by * (isQuantity ? 1 : WORST);
    const least = isQuantity ? stock.issued : stock.reserved + stock.spent;
    const dimension = isQuantity ? 'quantity' : 'value-budget';
    const real = await this.tryEdit({
      ...{ subject: `stock:${stock.id}`, dimension, reason: 'spec' },
      ...{ expected: String(before), target: String(after) },
    });
    let model = 'set';
    if (after <= 0) model = 'edit.target-invalid';
    else if (by === 0) model = 'edit.no-change';
    else if (after < least) model = 'edit.below-committed';
    if (model === 'set') {
      if (isQuantity) stock.quantity = after;
      else stock.budget = after;
      if (stock.state !== 'paused') settle(stock);
    }
    const said = await this.stateOf(stock, 'edit');
    return { real: { ...said.real, edit: real }, model: { ...said.model, edit: model } };
  }

  private tryEdit(edit: LimitEdit): Promise<string> {
    return this.of.database.unitOfWork.run(async () => {
      const now = await this.edits.standing(edit);
      if (now === null) return 'edit.subject-unknown';
      const judged = judgeEdit(edit, now);
      if (!judged.ok) return judged.code;
      await this.edits.set(edit, now, { by: 'spec', revisionId: null });
      return 'set';
    });
  }

  private async stateOf(stock: ModelStock, act: string): Promise<Said> {
    const [row] = await this.of.database.sql.query<{ state: string }>(
      `select state from prize_issuing.stock where id = $1`,
      [stock.id],
    );
    return { real: { act, state: row?.state }, model: { act, state: stock.state } };
  }

  private async claimAtOnce(issuing: IssuingForSpecs, claim: ModelClaim): Promise<void> {
    const outcome = await this.claimOf(issuing, claim);
    if (outcome.ok) this.granted += 1;
  }

  private async orderAtOnce(issuing: IssuingForSpecs): Promise<void> {
    const userId = this.someUser();
    const expectedPayable = Money.ofFen(450_00);
    const lock = { orderId: newId(), userId, lines: LINES, expectedPayable };
    const locked = await issuing.lockRedemption.execute(lock);
    if (!locked.ok) return;
    const redemptionId = locked.redemption.parts.id;
    if (this.of.random.below(4) === 0) {
      await issuing.cancelRedemption.execute(redemptionId);
      return;
    }
    await issuing.confirmRedemption.execute(redemptionId);
    for (const line of RETURNS.slice(0, this.of.random.below(4))) {
      await issuing.returnOrderLines.execute({ redemptionId, lines: [line] });
    }
  }

  private async editAtOnce(
    subject: string,
    dimension: 'quantity' | 'value-budget',
    by: number,
  ): Promise<void> {
    const { unitOfWork } = this.of.database;
    const step = dimension === 'quantity' ? 1 : WORST;
    const before = await unitOfWork.run(() => this.edits.standing({ subject, dimension }));
    const target = String(Number(before?.current ?? 0) + by * step);
    const expected = before?.current ?? null;
    await this.tryEdit({ subject, dimension, expected, target, reason: 'spec' });
  }

  private expire(stock: ModelStock, atMost: number): Promise<number> {
    return this.of.database.sql.execute(
      `update prize_issuing.benefit_grant set expires_at = now() where id in (
         select id from prize_issuing.benefit_grant where stock_id = $1 and state = 'held' limit $2)`,
      [stock.id, atMost],
    );
  }

  private claimOf(issuing: IssuingForSpecs, { user, persons, stock }: ModelClaim) {
    const { schemeId, channel } = this;
    const token = aClaimToken(user, stock.id).with({ schemeId, channel });
    return issuing.claimBenefit.execute(token.tap({ personKeys: persons }));
  }

  private someClaim(): ModelClaim {
    const { random } = this.of;
    const stock = random.of(this.model.stocks);
    const persons = ['paper', 'phone', 'device'].filter(() => random.below(3) > 0);
    const scopes = [
      ...[`channel-day:${this.channel}`, `scheme:${this.schemeId}`],
      ...(stock.merchant === null ? [] : [`merchant:${stock.merchant}`]),
    ].sort();
    const named = persons.map((key) => `${key} ${random.below(4)} of ${this.name}`);
    return { user: this.someUser(), persons: named, stock, scopes };
  }

  private someUser(): string {
    return `u-${this.of.random.below(5)}-${this.name}`;
  }

  private async openStock(isOfMerchant: boolean): Promise<void> {
    const { random } = this.of;
    const isByQuantity = random.below(2) === 0;
    const quantity = isByQuantity ? 3 + random.below(8) : null;
    const budget = isByQuantity ? null : WORST * (2 + random.below(8)) + random.below(WORST);
    const perUser = random.maybe(2, () => 1 + random.below(4));
    const perPerson = random.maybe(2, () => 1 + random.below(3));
    const perDay = random.maybe(2, () => 4 + random.below(6));
    let stock = aStock().ofUnits(quantity).perUser(perUser).perDay(perDay);
    if (budget !== null) stock = stock.ofBudget(budget);
    if (perPerson !== null) stock = stock.perPerson(perPerson);
    if (isOfMerchant) stock = stock.ofMerchant(this.merchant);
    const opened = await this.of.issuing.openStock.execute(stock.build());
    if (!opened.ok) throw new Error(opened.code);
    this.model.stocks.push({
      ...{ id: opened.stockId, merchant: isOfMerchant ? this.merchant : null, perUser, perPerson },
      ...{ perDay, quantity, budget, state: 'active', issued: 0, reserved: 0, spent: 0 },
    });
  }
}
