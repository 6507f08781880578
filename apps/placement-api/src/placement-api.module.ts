import { Module, type DynamicModule } from '@nestjs/common';
import { holdoutOf, PlacementModule, placementPersistence } from '@boon/placement';
import { PlacementDecisionsHttpModule } from '@boon/placement/http';
import { platformModules } from '@boon/platform/app';
import { ServiceSupportModule, serviceSupportPersistence } from '@boon/service-support';
import { ProductsHttpModule } from '@boon/service-support/http';
import type { z } from 'zod';
import type { configSchema } from './config.js';

/** Decisions for all slots: the read path. */
@Module({})
export class PlacementApiModule {
  static forRoot(config: z.output<typeof configSchema>): DynamicModule {
    return {
      module: PlacementApiModule,
      imports: [
        ...platformModules(config, {
          name: 'placement-api',
          persistence: [serviceSupportPersistence, placementPersistence],
          migrate: false,
          consumes: PlacementDecisionsHttpModule.consumes(),
          relay: false,
        }),
        ServiceSupportModule.forRoot({ counters: 'redis', userStates: 'redis', products: true }),
        PlacementModule.forRoot({
          claimTokenKeys: config.CLAIM_TOKEN_KEYS,
          adClickKeys: config.AD_CLICK_KEYS,
          keepDecisions: 'redis',
          decisionLogRate: config.DECISION_LOG_RATE,
          holdout: holdoutOf(config.HOLDOUT_SHARE, config.HOLDOUT_SALT),
          picksUrl: config.PICKS_URL,
          tracesPerMinute: config.TRACES_PER_MINUTE,
        }),
        PlacementDecisionsHttpModule,
        ProductsHttpModule,
      ],
    };
  }
}
