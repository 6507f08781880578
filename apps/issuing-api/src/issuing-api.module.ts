import { Module, type DynamicModule } from '@nestjs/common';
import { platformModules } from '@boon/platform/app';
import { PrizeIssuingModule, prizeIssuingPersistence } from '@boon/prize-issuing';
import {
  DrawsHttpModule,
  GrantsHttpModule,
  PrizeIssuingHttpModule,
} from '@boon/prize-issuing/http';
import { ServiceSupportModule, serviceSupportPersistence } from '@boon/service-support';
import { InboxHttpModule } from '@boon/service-support/http';
import type { z } from 'zod';
import type { configSchema } from './config.js';

/** Claims, wallets, quotes, redemptions: the write path. */
@Module({})
export class IssuingApiModule {
  static forRoot(config: z.output<typeof configSchema>): DynamicModule {
    return {
      module: IssuingApiModule,
      imports: [
        ...platformModules(config, {
          name: 'issuing-api',
          persistence: [serviceSupportPersistence, prizeIssuingPersistence],
          migrate: false,
          consumes: [],
          relay: false,
        }),
        // User states: what strategies ask of those who get a benefit without an offer.
        ServiceSupportModule.forRoot({
          ...{ counters: 'redis', userStates: 'redis' },
          ...{ products: true, accounts: true },
        }),
        PrizeIssuingModule.forRoot({
          claimTokenKeys: config.CLAIM_TOKEN_KEYS,
          instalmentPlans: config.INSTALMENT_PLANS ?? '',
        }),
        PrizeIssuingHttpModule,
        DrawsHttpModule,
        GrantsHttpModule,
        InboxHttpModule,
      ],
    };
  }
}
