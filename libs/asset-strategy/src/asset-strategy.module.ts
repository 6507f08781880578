import { Module, type DynamicModule } from '@nestjs/common';
import { AssetKind } from './asset/asset-kind.js';
import { KnownStocks } from './asset/known-stocks.js';

/** Platform-funded assets: from draft to stock. */
@Module({})
export class AssetStrategyModule {
  /** Needs the platform's modules, `GovernanceModule` and `PrizeIssuingModule` in the same application. */
  static forRoot(): DynamicModule {
    return {
      module: AssetStrategyModule,
      global: true,
      providers: [AssetKind, KnownStocks],
      exports: [AssetKind, KnownStocks],
    };
  }
}
