import { Module, type DynamicModule, type ModuleMetadata, type Type } from '@nestjs/common';
import { Catalogue } from './catalogue/catalogue.js';
import { DecisionClock } from './catalogue/decision-clock.js';
import { CatalogueRepository } from './catalogue/domain/catalogue.repository.js';
import { SqlCatalogueRepository } from './catalogue/infrastructure/sql-catalogue.repository.js';
import { MakeDecision } from './decision/make-decision.js';
import { ShopperReader } from './decision/shopper-reader.js';
import { ClaimRequests } from './delivery/claim-requests.js';
import { Deliver } from './delivery/deliver.js';
import { OfferTokens } from './delivery/offer-tokens.js';
import { ExposureRepository } from './exposure/exposure.repository.js';
import { SqlExposureRepository } from './exposure/infrastructure/sql-exposure.repository.js';
import { RebuildExposureCounters } from './exposure/rebuild-exposure-counters.js';
import { KeepExposures } from './exposure/keep-exposures.js';
import { RecordExposures } from './exposure/record-exposures.js';
import { PlacementOptions } from './placement-options.js';

/** Options that come out of other providers; `inject` names their classes in order. */
export interface PlacementAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: readonly Type<unknown>[];
  readonly useFactory: (...injected: never[]) => PlacementOptions | Promise<PlacementOptions>;
}

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
        { provide: ExposureRepository, useClass: SqlExposureRepository },
        DecisionClock,
        Catalogue,
        OfferTokens,
        ClaimRequests,
        Deliver,
        ShopperReader,
        MakeDecision,
        KeepExposures,
        RecordExposures,
        RebuildExposureCounters,
      ],
      exports: [
        Catalogue,
        CatalogueRepository,
        MakeDecision,
        RecordExposures,
        RebuildExposureCounters,
      ],
    };
  }
}
