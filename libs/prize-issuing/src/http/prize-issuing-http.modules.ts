import { Module } from '@nestjs/common';
import { ClaimRequested } from '@boon/contracts/prize-issuing';
import { GrantJobsController } from '../batch-grant/http/grant-jobs.controller.js';
import { GrantsController } from '../batch-grant/http/grants.controller.js';
import { ClaimRequestedConsumer } from '../claim/consumers/claim-requested.consumer.js';
import { ClaimsController } from '../claim/http/claims.controller.js';
import { HotClaims } from '../claim/http/hot-claims.js';
import { CodeBatchesController } from '../code/http/code-batches.controller.js';
import { CodeClaimsController } from '../code/http/code-claims.controller.js';
import { DrawsController } from '../draw/http/draws.controller.js';
import { LotteriesController } from '../draw/http/lotteries.controller.js';
import { RoundsController } from '../draw/http/rounds.controller.js';
import { LotteriesModule } from '../draw/lotteries.module.js';
import { EventItemsController } from '../event-item/http/event-items.controller.js';
import { GiftsController } from '../gift/http/gifts.controller.js';
import { UserGiftsController } from '../gift/http/user-gifts.controller.js';
import { ManualGrantsController } from '../manual-grant/http/manual-grants.controller.js';
import { ManualGrantsModule } from '../manual-grant/manual-grants.module.js';
import { QuotesController } from '../quote/http/quotes.controller.js';
import { RedemptionsController } from '../redemption/http/redemptions.controller.js';
import { EditsController } from '../revision/http/edits.controller.js';
import { LimitRevisionsController } from '../revision/http/limit-revisions.controller.js';
import { RevisionsModule } from '../revision/revisions.module.js';
import { StocksController } from '../stock/http/stocks.controller.js';
import { VoidController } from '../voiding/http/void.controller.js';
import { ApplicableController } from '../wallet/http/applicable.controller.js';
import { WalletController } from '../wallet/http/wallet.controller.js';

/** Claims, wallets, quotes, redemptions, gifts and event items over HTTP. Needs `PrizeIssuingModule`. */
@Module({
  controllers: [
    ...[ClaimsController, WalletController, QuotesController, RedemptionsController],
    ...[ApplicableController, UserGiftsController, GiftsController, EventItemsController],
    VoidController,
  ],
  providers: [HotClaims],
})
export class PrizeIssuingHttpModule {}

/** Claims that come over the bus. Needs `PrizeIssuingModule`. */
@Module({ controllers: [ClaimRequestedConsumer] })
export class PrizeIssuingConsumersModule {
  /** The types of events for `EventsModule`. */
  static consumes(): string[] {
    return [ClaimRequested.type];
  }
}

/** The back office's view of stocks. Needs `PrizeIssuingModule` or `PrizeIssuingStocksModule`. */
@Module({ controllers: [StocksController] })
export class StocksHttpModule {}

/** Chances, draws and what is public of rounds. Needs `PrizeIssuingModule`. */
@Module({ imports: [LotteriesModule], controllers: [DrawsController, RoundsController] })
export class DrawsHttpModule {}

/** The back office of lotteries. Needs `GovernanceModule`. */
@Module({ imports: [LotteriesModule], controllers: [LotteriesController] })
export class LotteriesHttpModule {}

/** The back office's changes of stocks and shared budgets. Needs `GovernanceModule`. */
@Module({
  imports: [RevisionsModule],
  controllers: [EditsController, LimitRevisionsController],
})
export class LimitsHttpModule {}

/** The back office's grants by hand. Needs `GovernanceModule`. */
@Module({ imports: [ManualGrantsModule], controllers: [ManualGrantsController] })
export class ManualGrantsHttpModule {}

/** Grants by services, one by one and by jobs, and codes. Needs `PrizeIssuingModule`. */
@Module({
  controllers: [
    ...[GrantsController, GrantJobsController],
    ...[CodeClaimsController, CodeBatchesController],
  ],
})
export class GrantsHttpModule {}
