import { Module, type DynamicModule } from '@nestjs/common';
import { AuditSealer, Housekeeping, platformModules } from '@boon/platform/app';
import { PrizeIssuingModule, prizeIssuingPersistence } from '@boon/prize-issuing';
import { PrizeIssuingConsumersModule } from '@boon/prize-issuing/http';
import { ServiceSupportModule, serviceSupportPersistence } from '@boon/service-support';
import type { z } from 'zod';
import type { configSchema } from './config.js';

/** Auto-claims to grants, expiry sweeps, and the outbox relay of the whole platform. */
@Module({})
export class IssuanceWorkerModule {
  static forRoot(config: z.output<typeof configSchema>): DynamicModule {
    return {
      module: IssuanceWorkerModule,
      providers: [AuditSealer, Housekeeping],
      imports: [
        ...platformModules(config, {
          name: 'issuance-worker',
          persistence: [serviceSupportPersistence, prizeIssuingPersistence],
          migrate: false,
          consumes: PrizeIssuingConsumersModule.consumes(),
          relay: true,
        }),
        // User states: so that they learn what subsidy users hold.
        ServiceSupportModule.forRoot({
          ...{ counters: 'redis', userStates: 'redis' },
          ...{ products: true, accounts: true },
        }),
        PrizeIssuingModule.forRoot({ claimTokenKeys: config.CLAIM_TOKEN_KEYS, sweep: true }),
        PrizeIssuingConsumersModule,
      ],
    };
  }
}
