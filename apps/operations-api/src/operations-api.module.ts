import { Module, type DynamicModule } from '@nestjs/common';
import { AssetStrategyModule } from '@boon/asset-strategy';
import { AssetStrategyHttpModule } from '@boon/asset-strategy/http';
import { GovernanceModule } from '@boon/governance';
import { MerchantRecruitmentModule } from '@boon/merchant-recruitment';
import { MerchantProposalsHttpModule, ProposalsHttpModule } from '@boon/merchant-recruitment/http';
import { PlacementOperationsModule } from '@boon/placement';
import { PlacementOperationsHttpModule } from '@boon/placement/http';
import { platformModules } from '@boon/platform/app';
import { PrizeIssuingStocksModule } from '@boon/prize-issuing';
import {
  LimitsHttpModule,
  LotteriesHttpModule,
  ManualGrantsHttpModule,
  StocksHttpModule,
} from '@boon/prize-issuing/http';
import { ServiceSupportModule } from '@boon/service-support';
import {
  FeedsHttpModule,
  ProductsHttpModule,
  SegmentsHttpModule,
  ShopEventsModule,
} from '@boon/service-support/http';
import { SolutionModule } from '@boon/solution';
import { SolutionHttpModule } from '@boon/solution/http';
import type { z } from 'zod';
import type { configSchema } from './config.js';
import { everyPersistence } from './persistence.js';

/** The back office. */
@Module({})
export class OperationsApiModule {
  static forRoot(config: z.output<typeof configSchema>): DynamicModule {
    return {
      module: OperationsApiModule,
      imports: [
        ...platformModules(config, {
          name: 'operations-api',
          persistence: everyPersistence,
          migrate: false,
          consumes: ShopEventsModule.consumes(),
          relay: false,
        }),
        ServiceSupportModule.forRoot({ userStates: 'redis', products: true, accounts: true }),
        GovernanceModule.forRoot(),
        PrizeIssuingStocksModule,
        AssetStrategyModule.forRoot(),
        MerchantRecruitmentModule.forRoot(),
        SolutionModule.forRoot(),
        PlacementOperationsModule.forRoot(),
        AssetStrategyHttpModule,
        ProposalsHttpModule,
        MerchantProposalsHttpModule,
        SolutionHttpModule,
        PlacementOperationsHttpModule,
        StocksHttpModule,
        LimitsHttpModule,
        LotteriesHttpModule,
        ManualGrantsHttpModule,
        FeedsHttpModule,
        ProductsHttpModule,
        SegmentsHttpModule,
        ShopEventsModule,
      ],
    };
  }
}
