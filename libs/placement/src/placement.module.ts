import {
  Module,
  type DynamicModule,
  type ModuleMetadata,
  type Provider,
  type Type,
} from '@nestjs/common';
import { RedisClient } from '@boon/platform/redis';
import { ensure } from '@boon/shared-kernel';
import { HardCaps } from './capping/hard-caps.js';
import { Catalogue } from './catalogue/catalogue.js';
import { DecisionClock } from './catalogue/decision-clock.js';
import { CatalogueRepository } from './catalogue/domain/catalogue.repository.js';
import { SqlCatalogueRepository } from './catalogue/infrastructure/sql-catalogue.repository.js';
import { TakeToldState } from './catalogue/consumers/take-told-state.js';
import { AdClicks } from './decision/ad-clicks.js';
import { DecisionLog } from './decision-log/decision-log.js';
import { DecisionLogRepository } from './decision-log/decision-log.repository.js';
import { SqlDecisionLogRepository } from './decision-log/infrastructure/sql-decision-log.repository.js';
import { MakeDecision } from './decision/make-decision.js';
import { PageRequests } from './decision/page-requests.js';
import { ShopperReader } from './decision/shopper-reader.js';
import { ClaimRequests } from './delivery/claim-requests.js';
import { Deliver } from './delivery/deliver.js';
import { OfferTokens } from './delivery/offer-tokens.js';
import { ExplainDecision } from './explain/explain-decision.js';
import { InProcessKeptDecisions } from './explain/infrastructure/in-process-kept-decisions.js';
import { RedisKeptDecisions } from './explain/infrastructure/redis-kept-decisions.js';
import { KeptDecisions } from './explain/kept-decisions.js';
import { ExposureRepository } from './exposure/exposure.repository.js';
import { SqlExposureRepository } from './exposure/infrastructure/sql-exposure.repository.js';
import { RebuildExposureCounters } from './exposure/rebuild-exposure-counters.js';
import { CountExposures } from './exposure/count-exposures.js';
import { KeepCountersWhole } from './exposure/keep-counters-whole.js';
import { KeepExposures } from './exposure/keep-exposures.js';
import { RecordExposures } from './exposure/record-exposures.js';
import { ForgetOldRecords } from './housekeeping/forget-old-records.js';
import { PlacementOptions } from './placement-options.js';
import { HttpPersonalPicks } from './recall/infrastructure/http-personal-picks.js';
import { PersonalPicks } from './recall/personal-picks.js';
import { SlotRepository } from './slot/domain/slot.repository.js';
import { SqlSlotRepository } from './slot/infrastructure/sql-slot.repository.js';

/** Options that come out of other providers; `inject` names their classes in order. */
export interface PlacementAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: readonly Type<unknown>[];
  readonly useFactory: (...injected: never[]) => PlacementOptions | Promise<PlacementOptions>;
}

const KEPT_DECISIONS: Provider = {
  provide: KeptDecisions,
  inject: [PlacementOptions, DecisionClock, { token: RedisClient, optional: true }],
  useFactory: (options: PlacementOptions, clock: DecisionClock, redis?: RedisClient) => {
    if (options.keepDecisions !== 'redis') return new InProcessKeptDecisions(clock);
    ensure(redis !== undefined, 'keepDecisions: redis needs the RedisModule');
    return new RedisKeptDecisions(redis);
  },
};

/** Undefined where the options name no recommender: then nobody is asked. */
const PERSONAL_PICKS: Provider = {
  provide: PersonalPicks,
  inject: [PlacementOptions],
  useFactory: ({ picksUrl }: PlacementOptions) =>
    picksUrl === undefined ? undefined : new HttpPersonalPicks(picksUrl),
};

/** Deciding: needs the platform's modules and `ServiceSupportModule` with states, counters and products. */
@Module({})
export class PlacementModule {
  static forRoot(options: PlacementOptions): DynamicModule {
    return PlacementModule.forRootAsync({ useFactory: () => options });
  }

  static forRootAsync(options: PlacementAsyncOptions): DynamicModule {
    return {
      module: PlacementModule,
      global: true,
      imports: options.imports ?? [],
      providers: [
        {
          provide: PlacementOptions,
          inject: [...(options.inject ?? [])],
          useFactory: options.useFactory as (...injected: unknown[]) => Promise<PlacementOptions>,
        },
        { provide: CatalogueRepository, useClass: SqlCatalogueRepository },
        { provide: SlotRepository, useClass: SqlSlotRepository },
        { provide: ExposureRepository, useClass: SqlExposureRepository },
        DecisionClock,
        Catalogue,
        TakeToldState,
        KEPT_DECISIONS,
        ExplainDecision,
        AdClicks,
        PageRequests,
        OfferTokens,
        { provide: DecisionLogRepository, useClass: SqlDecisionLogRepository },
        DecisionLog,
        ClaimRequests,
        Deliver,
        PERSONAL_PICKS,
        ShopperReader,
        MakeDecision,
        KeepExposures,
        RecordExposures,
        CountExposures,
        HardCaps,
        RebuildExposureCounters,
        KeepCountersWhole,
        ForgetOldRecords,
      ],
      exports: [
        ExplainDecision,
        Catalogue,
        CatalogueRepository,
        MakeDecision,
        RecordExposures,
        RebuildExposureCounters,
      ],
    };
  }
}
