import { Module } from '@nestjs/common';
import { PlanChanged, SlotChanged, SwitchChanged } from '@boon/contracts/placement';
import { BudgetChanged, LotteryChanged, StockChanged } from '@boon/contracts/prize-issuing';
import { SchemeChanged } from '@boon/contracts/solution';
import { CatalogueNodeConsumer } from '../catalogue/consumers/catalogue-node.consumer.js';
import { CatalogueConsumer } from '../catalogue/consumers/catalogue.consumer.js';
import { CatalogueController } from '../catalogue/http/catalogue.controller.js';
import { DecisionsController } from '../decision/http/decisions.controller.js';
import { HotDecisions } from '../decision/http/hot-decisions.js';
import { ExplainController } from '../explain/http/explain.controller.js';
import { ExposuresController } from '../exposure/http/exposures.controller.js';

/** Decisions and exposures, and the consumers that keep the catalogue fresh. */
@Module({
  controllers: [
    DecisionsController,
    ExplainController,
    ExposuresController,
    CatalogueController,
    CatalogueConsumer,
    CatalogueNodeConsumer,
  ],
  providers: [HotDecisions],
})
export class PlacementDecisionsHttpModule {
  /** The event types that an app with this module consumes. */
  static consumes(): string[] {
    return [
      ...[StockChanged, BudgetChanged, LotteryChanged, SchemeChanged],
      ...[PlanChanged, SlotChanged, SwitchChanged],
    ].map(({ type }) => type);
  }
}
