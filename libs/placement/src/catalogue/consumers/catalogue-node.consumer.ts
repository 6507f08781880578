import { Controller } from '@nestjs/common';
import {
  PlanChanged,
  SlotChanged,
  SwitchChanged,
  type PlanChangedPayload,
  type SlotChangedPayload,
  type SwitchChangedPayload,
} from '@boon/contracts/placement';
import {
  BudgetChanged,
  LotteryChanged,
  StockChanged,
  type BudgetChangedPayload,
  type LotteryChangedPayload,
  type StockChangedPayload,
} from '@boon/contracts/prize-issuing';
import { SchemeChanged, type SchemeChangedPayload } from '@boon/contracts/solution';
import { Consumes } from '@boon/platform/events';
import { Catalogue } from '../catalogue.js';
import {
  budgetItem,
  lotteryItem,
  planItem,
  schemeItem,
  slotItem,
  stockItem,
  switchItem,
} from '../catalogue-item-of.js';

const GROUP = 'placement-node';

/** Tells this node at once; what the bus loses the poll brings. */
@Controller()
export class CatalogueNodeConsumer {
  constructor(private readonly catalogue: Catalogue) {}

  @Consumes(StockChanged, GROUP, { every: 'node' })
  onStock(stock: StockChangedPayload): void {
    this.catalogue.apply([stockItem(stock)]);
  }

  @Consumes(SchemeChanged, GROUP, { every: 'node' })
  onScheme(scheme: SchemeChangedPayload): void {
    this.catalogue.apply([schemeItem(scheme)]);
  }

  @Consumes(PlanChanged, GROUP, { every: 'node' })
  onPlan(plan: PlanChangedPayload): void {
    this.catalogue.apply([planItem(plan)]);
  }

  @Consumes(SwitchChanged, GROUP, { every: 'node' })
  onSwitch(change: SwitchChangedPayload): void {
    this.catalogue.apply([switchItem(change)]);
  }

  @Consumes(SlotChanged, GROUP, { every: 'node' })
  onSlot(slot: SlotChangedPayload): void {
    this.catalogue.apply([slotItem(slot)]);
  }

  @Consumes(LotteryChanged, GROUP, { every: 'node' })
  onLottery(lottery: LotteryChangedPayload): void {
    this.catalogue.apply([lotteryItem(lottery)]);
  }

  @Consumes(BudgetChanged, GROUP, { every: 'node' })
  onBudget(budget: BudgetChangedPayload): void {
    this.catalogue.apply([budgetItem(budget)]);
  }
}
