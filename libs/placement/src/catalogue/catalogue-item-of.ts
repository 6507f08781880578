import type { PlanChangedPayload, SwitchChangedPayload } from '@boon/contracts/placement';
import type {
  BudgetChangedPayload,
  LotteryChangedPayload,
  StockChangedPayload,
} from '@boon/contracts/prize-issuing';
import type { SchemeChangedPayload } from '@boon/contracts/solution';
import type { Slot } from '../slot/domain/slot.js';
import type { CatalogueItem } from './domain/catalogue-item.js';

export function stockItem(body: StockChangedPayload): CatalogueItem {
  return { kind: 'stock', id: body.stockId, version: body.version, body };
}

export function schemeItem(body: SchemeChangedPayload): CatalogueItem {
  return { kind: 'scheme', id: body.schemeId, version: body.version, body };
}

export function planItem(body: PlanChangedPayload): CatalogueItem {
  return { kind: 'plan', id: body.planId, version: body.version, body };
}

export function switchItem(body: SwitchChangedPayload): CatalogueItem {
  return { kind: 'switch', id: body.switchId, version: body.version, body };
}

export function budgetItem(body: BudgetChangedPayload): CatalogueItem {
  return { kind: 'budget', id: body.scope, version: body.version, body };
}

export function lotteryItem(body: LotteryChangedPayload): CatalogueItem {
  return { kind: 'lottery', id: body.lotteryId, version: body.version, body };
}

export function slotItem(body: Slot): CatalogueItem {
  return { kind: 'slot', id: body.name, version: body.version, body };
}
