import type { PlanChangedPayload } from '@boon/contracts/placement';
import type { BudgetChangedPayload, StockChangedPayload } from '@boon/contracts/prize-issuing';
import type { SchemeChangedPayload } from '@boon/contracts/solution';
import type { Stepwise } from '@boon/shared-kernel';
import type { Condition } from '@boon/service-support/rules';
import { parseAudience } from '@boon/solution/audience';
import type { Slot } from '../../slot/domain/slot.js';
import type { CatalogueItem } from './catalogue-item.js';
import { copyInto } from './copied.js';
import { NamedProducts } from '../../hook/domain/named-products.js';
import { Links } from './links.js';
import { offeredPlan, type KnownPlan } from './offered-plan.js';
import { offeredStock } from './offered-stock.js';
import type { OfferedStock } from './offer.js';

/** A running scheme with its audience read; what its owner told besides is not kept, of 100,000 each word counts. */
export interface KnownScheme extends Pick<SchemeChangedPayload, 'goal' | 'arms' | 'stockIds'> {
  readonly audience: Condition | null;
}

/** What runs at present, and which plans an object that changed has to do with. */
export class KnownObjects {
  readonly stocks = new Map<string, OfferedStock>();
  readonly schemes = new Map<string, KnownScheme>();
  readonly plans = new Map<string, KnownPlan>();
  readonly slots = new Map<string, Slot>();
  readonly off = new Set<string>();
  /** What hooks recommend. */
  readonly named = new NamedProducts();
  /** Budgets that run low or are used up. */
  readonly gates = new Map<string, BudgetChangedPayload>();
  readonly faults = new Map<string, string>();
  private readonly schemesOf = new Links();
  private readonly plansOf = new Links();

  /** Begins with what another one knows, which must not change meanwhile; the objects themselves are shared. */
  *copy(other: KnownObjects): Stepwise<void> {
    yield* copyInto(this.stocks, other.stocks);
    yield* copyInto(this.schemes, other.schemes);
    yield* copyInto(this.plans, other.plans);
    yield* copyInto(this.slots, other.slots);
    for (const id of other.off) this.off.add(id);
    this.named.copy(other.named);
    yield* copyInto(this.gates, other.gates);
    yield* copyInto(this.faults, other.faults);
    yield* this.schemesOf.copy(other.schemesOf);
    yield* this.plansOf.copy(other.plansOf);
  }

  /** Takes an object in; answers the plans whose offers may be others now. */
  put(item: CatalogueItem): Iterable<string> {
    switch (item.kind) {
      case 'stock':
        this.putStock(item.body);
        return this.plansOfStock(item.id);
      case 'scheme':
        this.putScheme(item.body);
        return this.plansOf.usersOf(item.id);
      case 'plan':
        this.putPlan(item.body);
        return [item.id];
      case 'budget':
        if (item.body.isUsedUp || item.body.atMost !== null) this.gates.set(item.id, item.body);
        else this.gates.delete(item.id);
        return [];
      case 'lottery':
        // Only planning asks for it.
        return [];
      case 'slot':
        this.slots.set(item.body.name, item.body);
        return [];
      case 'switch':
        if (item.body.off) this.off.add(item.id);
        else this.off.delete(item.id);
        return item.id.startsWith('stock:') ? this.plansOfStock(item.id.slice(6)) : [];
    }
  }

  private *plansOfStock(stockId: string): Generator<string> {
    for (const scheme of this.schemesOf.usersOf(stockId)) yield* this.plansOf.usersOf(scheme);
  }

  private putStock(body: StockChangedPayload): void {
    this.stocks.delete(body.stockId);
    this.faults.delete(body.stockId);
    if (body.state !== 'active') return;
    const stock = offeredStock(body);
    if (typeof stock === 'string') this.faults.set(body.stockId, stock);
    else this.stocks.set(body.stockId, stock);
  }

  private putScheme(body: SchemeChangedPayload): void {
    const { schemeId } = body;
    this.schemes.delete(schemeId);
    this.faults.delete(schemeId);
    this.schemesOf.set(schemeId, []);
    if (body.state !== 'running') return;
    const audience = body.audience === null ? null : parseAudience(body.audience);
    if (audience && !audience.ok) {
      const fault = audience.faults[0]?.message.en ?? 'audience';
      this.faults.set(schemeId, `scheme ${schemeId}: ${fault}`);
      return;
    }
    this.schemesOf.set(schemeId, body.stockIds);
    const { goal, arms, stockIds } = body;
    this.schemes.set(schemeId, { goal, arms, stockIds, audience: audience?.condition ?? null });
  }

  private putPlan(body: PlanChangedPayload): void {
    const { planId } = body;
    this.plans.delete(planId);
    this.plansOf.set(planId, []);
    const isRunning = body.state === 'running';
    this.named.put(planId, isRunning ? body : null);
    if (!isRunning) return;
    this.plansOf.set(planId, body.schemeIds);
    this.plans.set(planId, offeredPlan(body));
  }
}
