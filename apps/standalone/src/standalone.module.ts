import { Module, type DynamicModule } from '@nestjs/common';
import { AssetStrategyModule, assetStrategyPersistence } from '@boon/asset-strategy';
import { AssetStrategyHttpModule } from '@boon/asset-strategy/http';
import { DemoShopHttpModule, demoShopPersistence } from '@boon/demo-shop/http';
import { GovernanceModule, governancePersistence } from '@boon/governance';
import {
  MerchantRecruitmentModule,
  merchantRecruitmentPersistence,
} from '@boon/merchant-recruitment';
import { MerchantProposalsHttpModule, ProposalsHttpModule } from '@boon/merchant-recruitment/http';
import {
  holdoutOf,
  PlacementModule,
  PlacementOperationsModule,
  placementPersistence,
} from '@boon/placement';
import { PlacementDecisionsHttpModule, PlacementOperationsHttpModule } from '@boon/placement/http';
import { AuditSealer, Housekeeping, platformModules } from '@boon/platform/app';
import { notices, PrizeIssuingModule, prizeIssuingPersistence } from '@boon/prize-issuing';
import {
  DrawsHttpModule,
  GrantsHttpModule,
  LimitsHttpModule,
  LotteriesHttpModule,
  ManualGrantsHttpModule,
  PrizeIssuingConsumersModule,
  PrizeIssuingHttpModule,
  StocksHttpModule,
} from '@boon/prize-issuing/http';
import { ServiceSupportModule, serviceSupportPersistence } from '@boon/service-support';
import {
  FeedsHttpModule,
  InboxHttpModule,
  NotificationConsumersModule,
  ProductsHttpModule,
  SegmentsHttpModule,
  ShopEventsModule,
} from '@boon/service-support/http';
import { SolutionModule, solutionPersistence } from '@boon/solution';
import { SolutionHttpModule } from '@boon/solution/http';
import type { z } from 'zod';
import type { configSchema } from './config.js';

type Config = z.output<typeof configSchema>;

/** Addresses to listen on that are none to call. */
const EVERYWHERE = ['0.0.0.0', '::'];

/** Every layer in one process; bus and counters are embedded unless Kafka and Redis are given. */
@Module({})
export class StandaloneModule {
  static forRoot(config: Config): DynamicModule {
    const keeping = config.REDIS_URL === undefined ? 'in-process' : 'redis';
    const claimTokenKeys = config.CLAIM_TOKEN_KEYS;
    return {
      module: StandaloneModule,
      providers: [AuditSealer, Housekeeping],
      imports: [
        ...platform(config),
        ServiceSupportModule.forRoot({
          counters: keeping,
          userStates: keeping,
          products: true,
          accounts: true,
        }),
        GovernanceModule.forRoot(),
        PrizeIssuingModule.forRoot({
          ...{ claimTokenKeys, sweep: true },
          instalmentPlans: config.INSTALMENT_PLANS ?? '',
        }),
        AssetStrategyModule.forRoot(),
        MerchantRecruitmentModule.forRoot(),
        SolutionModule.forRoot(),
        PlacementModule.forRoot({
          claimTokenKeys,
          adClickKeys: config.AD_CLICK_KEYS,
          rebuildCounters: true,
          keepDecisions: keeping,
          decisionLogRate: config.DECISION_LOG_RATE,
          holdout: holdoutOf(config.HOLDOUT_SHARE, config.HOLDOUT_SALT),
          picksUrl: config.PICKS_URL,
          tracesPerMinute: config.TRACES_PER_MINUTE,
        }),
        PlacementOperationsModule.forRoot(),
        ...routes(),
        ...demoShop(config),
        NotificationConsumersModule.forRoot({ notices }),
      ],
    };
  }
}

function platform(config: Config): DynamicModule[] {
  return platformModules(config, {
    name: 'standalone',
    persistence: [
      serviceSupportPersistence,
      governancePersistence,
      prizeIssuingPersistence,
      assetStrategyPersistence,
      merchantRecruitmentPersistence,
      solutionPersistence,
      placementPersistence,
      demoShopPersistence,
    ],
    migrate: true,
    consumes: [
      ...PlacementDecisionsHttpModule.consumes(),
      ...PrizeIssuingConsumersModule.consumes(),
      ...ShopEventsModule.consumes(),
      ...NotificationConsumersModule.consumes({ notices }),
    ],
    relay: true,
  });
}

/** The shop of the demo, where its issuer of tokens is; it asks Boon over HTTP, as any shop does. */
function demoShop({ HOST, PORT, ISSUER_URL, AD_CLICK_KEYS }: Config): DynamicModule[] {
  if (ISSUER_URL === undefined) return [];
  const here = `http://${EVERYWHERE.includes(HOST) ? '127.0.0.1' : HOST}:${PORT}`;
  const boon = { placement: here, issuing: here, operations: here, issuer: ISSUER_URL };
  return [DemoShopHttpModule.forRoot({ boon, adClickKeys: AD_CLICK_KEYS })];
}

function routes() {
  return [
    AssetStrategyHttpModule,
    ProposalsHttpModule,
    MerchantProposalsHttpModule,
    SolutionHttpModule,
    PlacementOperationsHttpModule,
    PlacementDecisionsHttpModule,
    PrizeIssuingHttpModule,
    PrizeIssuingConsumersModule,
    StocksHttpModule,
    DrawsHttpModule,
    GrantsHttpModule,
    LimitsHttpModule,
    LotteriesHttpModule,
    ManualGrantsHttpModule,
    FeedsHttpModule,
    ProductsHttpModule,
    SegmentsHttpModule,
    ShopEventsModule,
    InboxHttpModule,
  ];
}
