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
import { CatalogueRepository } from '../domain/catalogue.repository.js';
import {
  budgetItem,
  lotteryItem,
  planItem,
  schemeItem,
  slotItem,
  stockItem,
  switchItem,
} from '../catalogue-item-of.js';

const GROUP = 'placement-catalogue';

/** Keeps the catalogue's table; versions make repeats and late arrivals harmless. */
@Controller()
export class CatalogueConsumer {
  constructor(private readonly repository: CatalogueRepository) {}

  @Consumes(StockChanged, GROUP)
  async onStock(stock: StockChangedPayload): Promise<void> {
    await this.repository.put(stockItem(stock));
  }

  @Consumes(SchemeChanged, GROUP)
  async onScheme(scheme: SchemeChangedPayload): Promise<void> {
    await this.repository.put(schemeItem(scheme));
  }

  @Consumes(PlanChanged, GROUP)
  async onPlan(plan: PlanChangedPayload): Promise<void> {
    await this.repository.put(planItem(plan));
  }

  @Consumes(SwitchChanged, GROUP)
  async onSwitch(change: SwitchChangedPayload): Promise<void> {
    await this.repository.put(switchItem(change));
  }

  @Consumes(SlotChanged, GROUP)
  async onSlot(slot: SlotChangedPayload): Promise<void> {
    await this.repository.put(slotItem(slot));
  }

  @Consumes(LotteryChanged, GROUP)
  async onLottery(lottery: LotteryChangedPayload): Promise<void> {
    await this.repository.put(lotteryItem(lottery));
  }

  @Consumes(BudgetChanged, GROUP)
  async onBudget(budget: BudgetChangedPayload): Promise<void> {
    await this.repository.put(budgetItem(budget));
  }
}
