import { newId } from '@boon/shared-kernel';
import { someBudgetAccounts } from '@boon/service-support/testing';
import type { Redemption } from '../../redemption/domain/redemption.js';
import { anOrderLine } from '../an-order-line.js';
import {
  hasRoom,
  settle,
  WORST,
  type ModelClaim,
  type ModelGrant,
  type ModelStock,
} from '../issuing-model.js';
import { RandomShop, type ScheduleOf } from './random-shop.js';

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

/** Random acts on a shop, one after the other, with the model beside. */
export async function aDesk(of: ScheduleOf): Promise<Desk> {
  const shop = new RandomShop(of);
  await shop.open();
  return new Desk(shop);
}

class Desk {
  private readonly orders: Order[] = [];

  constructor(private readonly shop: RandomShop) {}

  /** One act, then a sweep: what the model says is exact only where all is folded. */
  async step(): Promise<Said> {
    const said = await this.act();
    await this.shop.of.issuing.sweeper.sweep();
    this.shop.model.sweep();
    return said;
  }

  /** The counters of all stocks and budgets. */
  async standing(): Promise<{ readonly real: unknown; readonly model: unknown }> {
    const limits = await someBudgetAccounts(this.shop.of.database).limits();
    const real: unknown[] = [];
    for (const { id } of this.shop.model.stocks) {
      const { issued, reserved, spent } = await this.shop.of.issuing.counters(id);
      real.push({ issued, reserved: Number(reserved), spent: Number(spent) });
    }
    const isLimited = ({ budget }: ModelStock): boolean => budget !== null;
    const model = this.shop.model.stocks.map((stock) => ({
      issued: stock.issued,
      reserved: isLimited(stock) ? stock.reserved : 0,
      spent: isLimited(stock) ? stock.spent : 0,
    }));
    const shared = [...this.shop.model.accounts.values()].map((account) => {
      const found = limits.find((limit) => limit.scope === account.scope);
      return { fen: Number(found?.committedFen), units: found?.committedUnits };
    });
    const sharedInModel = [...this.shop.model.accounts.values()].map(({ committed, count }) => ({
      ...{ fen: committed, units: count },
    }));
    return { real: [real, shared], model: [model, sharedInModel] };
  }

  private async act(): Promise<Said> {
    const { random } = this.shop.of;
    const act = random.below(20);
    if (act < 7) return this.claim(this.shop.someClaim());
    if (act < 10) return this.lock(this.shop.someUser());
    const open = this.orders.filter(({ state }) => state !== 'over');
    if (act < 15 && open.length > 0) return this.further(random.of(open));
    const stock = random.of(this.shop.model.stocks);
    if (act === 15) return this.expireOne();
    if (act === 16) return this.pauseOrResume(stock);
    if (act < 19) return this.edit(stock);
    return this.claim(this.shop.someClaim());
  }

  private async claim(claim: ModelClaim): Promise<Said> {
    const model = this.shop.model.decide(claim);
    const outcome = await this.shop.claimOf(this.shop.of.issuing, claim);
    const [given] = outcome.ok ? outcome.grants : [];
    if (given !== undefined) this.shop.model.grant(given.grantId, claim);
    const account = outcome.ok ? undefined : outcome.details['account'];
    const real = outcome.ok ? 'granted' : [outcome.code, account].join(' ').trim();
    const { user, persons, stock } = claim;
    const asked = { act: 'claim', user, persons, stock: this.shop.model.stocks.indexOf(stock) };
    return { real: { ...asked, outcome: real }, model: { ...asked, outcome: model } };
  }

  private async lock(user: string): Promise<Said> {
    const held = [...this.shop.model.grants.values()].some(
      (grant) => grant.user === user && grant.state === 'held' && grant.reserved > 0,
    );
    const order = { priced: LINES };
    const quoted = await this.shop.of.issuing.quoteOrder.execute({ userId: user, order });
    if (!quoted.ok) throw new Error(quoted.code);
    const { discount, payable } = quoted.quote;
    const said = {
      real: { act: 'lock', uses: discount.isPositive() },
      model: { act: 'lock', uses: held },
    };
    if (!discount.isPositive()) return said;
    const outcome = await this.shop.of.issuing.lockRedemption.execute({
      ...{ orderId: newId(), userId: user, lines: LINES, expectedPayable: payable },
    });
    if (!outcome.ok) return { ...said, real: { ...said.real, code: outcome.code } };
    const { redemption } = outcome;
    const grants = redemption.grantIds.flatMap((id) => this.shop.model.grants.get(id) ?? []);
    for (const grant of grants) grant.state = 'locked';
    this.orders.push({ redemption, grants, state: 'locked', returned: 0 });
    return said;
  }

  private async further(order: Order): Promise<Said> {
    const { random, issuing, database } = this.shop.of;
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
        this.shop.model.settleGrant(grant, 'used', Number(spent.fen));
      }
      return { real: { act: 'confirm', ok: outcome.ok }, model: { act: 'confirm', ok: true } };
    }
    order.state = 'over';
    for (const grant of order.grants) grant.state = 'held';
    return { real: { act: 'unlock' }, model: { act: 'unlock' } };
  }

  private async giveBack(order: Order): Promise<Said> {
    // One line, or all that is left.
    const upTo = this.shop.of.random.below(2) === 0 ? order.returned + 1 : RETURNS.length;
    const coming = RETURNS.slice(order.returned, upTo);
    const lines = [...new Set(coming.map(({ lineId }) => lineId))].map((lineId) => ({
      lineId,
      quantity: coming.filter((line) => line.lineId === lineId).length,
    }));
    order.returned = upTo;
    const isLast = order.returned === RETURNS.length;
    if (isLast) order.state = 'over';
    const redemptionId = order.redemption.parts.id;
    const outcome = await this.shop.of.issuing.returnOrderLines.execute({ redemptionId, lines });
    if (!outcome.ok)
      return { real: { act: 'return', code: outcome.code }, model: { act: 'return' } };
    for (const grant of order.grants) {
      const back = outcome.grants.find((given) => given.grantId === grant.id);
      const fen = back === undefined ? 0 : Number(back.platform.plus(back.merchant).fen);
      this.shop.model.giveBack(grant, fen);
      if (isLast) this.shop.model.restore(grant);
    }
    const states = isLast ? outcome.grants.map(({ state }) => state) : [];
    const model = { act: 'return', states: states.map(() => 'held'), spent: isLast ? 0 : null };
    const spent = isLast ? order.grants.reduce((sum, grant) => sum + grant.spent, 0) : null;
    return { real: { act: 'return', states, spent }, model };
  }

  private async expireOne(): Promise<Said> {
    const held = [...this.shop.model.grants.values()].filter(({ state }) => state === 'held');
    if (held.length === 0) return { real: {}, model: {} };
    const grant = this.shop.of.random.of(held);
    await this.shop.of.database.sql.execute(
      `update prize_issuing.benefit_grant set expires_at = now() where id = $1`,
      [grant.id],
    );
    this.shop.model.settleGrant(grant, 'expired', 0);
    return { real: { act: 'expire' }, model: { act: 'expire' } };
  }

  private async pauseOrResume(stock: ModelStock): Promise<Said> {
    const to = stock.state === 'paused' ? 'resume' : 'pause';
    await this.shop.of.issuing.changeStockState.execute({ stockId: stock.id, to });
    if (to === 'pause') stock.state = 'paused';
    else stock.state = hasRoom(stock) ? 'active' : 'exhausted';
    return this.stateOf(stock, to);
  }

  private async edit(stock: ModelStock): Promise<Said> {
    const by = this.shop.of.random.below(7) - 2;
    const isQuantity = stock.quantity !== null;
    const before = isQuantity ? stock.quantity : stock.budget;
    const after = (before ?? 0) + by * (isQuantity ? 1 : WORST);
    const least = isQuantity ? stock.issued : stock.reserved + stock.spent;
    const dimension = isQuantity ? 'quantity' : 'value-budget';
    const real = await this.shop.tryEdit({
      ...{ subject: `stock:${stock.id}`, dimension, reason: 'spec' },
      ...{ expected: String(before), target: String(after) },
    });
    let model = 'set';
    if (after <= 0) model = 'edit.target-invalid';
    else if (by === 0) model = 'edit.no-change';
    else if (after < least) model = 'edit.below-committed';
    else if (by > 0 && stock.merchant !== null) model = 'edit.merchant-agreed';
    if (model === 'set') {
      if (isQuantity) stock.quantity = after;
      else stock.budget = after;
      if (stock.state !== 'paused') settle(stock);
    }
    const said = await this.stateOf(stock, 'edit');
    return { real: { ...said.real, edit: real }, model: { ...said.model, edit: model } };
  }

  private async stateOf(stock: ModelStock, act: string): Promise<Said> {
    const [row] = await this.shop.of.database.sql.query<{ state: string }>(
      `select state from prize_issuing.stock where id = $1`,
      [stock.id],
    );
    return { real: { act, state: row?.state }, model: { act, state: stock.state } };
  }
}
