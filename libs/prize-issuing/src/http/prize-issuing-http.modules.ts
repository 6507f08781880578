import { Module } from '@nestjs/common';
import { ClaimRequestedConsumer } from '../claim/consumers/claim-requested.consumer.js';
import { ClaimsController } from '../claim/http/claims.controller.js';
import { QuotesController } from '../quote/http/quotes.controller.js';
import { RedemptionsController } from '../redemption/http/redemptions.controller.js';
import { StocksController } from '../stock/http/stocks.controller.js';
import { WalletController } from '../wallet/http/wallet.controller.js';

/** Claims, wallets, quotes and redemptions over HTTP. Needs `PrizeIssuingModule`. */
@Module({
  controllers: [ClaimsController, WalletController, QuotesController, RedemptionsController],
})
export class PrizeIssuingHttpModule {}

/** Claims that come over the bus. Needs `PrizeIssuingModule`. */
@Module({ controllers: [ClaimRequestedConsumer] })
export class PrizeIssuingConsumersModule {}

/** The back office's view of stocks. Needs `PrizeIssuingModule` or `PrizeIssuingStocksModule`. */
@Module({ controllers: [StocksController] })
export class StocksHttpModule {}
