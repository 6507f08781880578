import {
  Injectable,
  Module,
  Optional,
  type DynamicModule,
  type FactoryProvider,
  type ModuleMetadata,
  type OnApplicationBootstrap,
  type OnModuleInit,
  type Provider,
} from '@nestjs/common';
import { TokenSigner } from '@boon/platform';
import { RedisClient } from '@boon/platform/redis';
import { BudgetAccounts } from '@boon/service-support/budgets';
import { ensure, SystemClock } from '@boon/shared-kernel';
import { GRANT_PROVIDERS, GRANT_USE_CASES } from './batch-grant/grant.providers.js';
import { ClaimBatcher } from './claim/claim-batcher.js';
import { ClaimBenefit } from './claim/claim-benefit.js';
import { ClaimAdmission, LetThrough } from './claim/domain/claim-admission.js';
import { ClaimCounts, Tallies } from './claim/domain/claim-counts.js';
import { ClaimLedger } from './claim/domain/claim-ledger.js';
import { VisitorOffers } from './claim/domain/visitor-offers.js';
import { FindClaim } from './claim/find-claim.js';
import { GrantBatch } from './claim/grant-batch.js';
import { InProcessAdmission } from './claim/infrastructure/in-process-admission.js';
import { RedisAdmission } from './claim/infrastructure/redis-admission.js';
import { SharedClaimCounts } from './claim/infrastructure/shared-claim-counts.js';
import { SqlClaimLedger } from './claim/infrastructure/sql-claim-ledger.js';
import { SqlVisitorOffers } from './claim/infrastructure/sql-visitor-offers.js';
import { SqlTallies } from './claim/infrastructure/sql-tallies.js';
import { RebuildClaimCounts } from './claim/rebuild-claim-counts.js';
import { CODE_PROVIDERS, CODE_USE_CASES } from './code/code.providers.js';
import { DRAW_PROVIDERS, DRAW_USE_CASES } from './draw/draw.providers.js';
import { LotteriesModule } from './draw/lotteries.module.js';
import { GIFT_PROVIDERS, GIFT_USE_CASES } from './gift/gift.providers.js';
import { PrizeIssuingOptions } from './prize-issuing-options.js';
import { STOCK_PROVIDERS, STOCK_USE_CASES } from './prize-issuing-stocks.module.js';
import { ToldGates } from './gates/domain/told-gates.js';
import { SqlToldGates } from './gates/infrastructure/sql-told-gates.js';
import { KeepDecidingTold } from './gates/keep-deciding-told.js';
import { TellBudgets } from './gates/tell-budgets.js';
import { HeldGrants } from './quote/domain/held-grants.js';
import { PricingOptions } from './quote/domain/pricing-options.js';
import { instalmentPlansOf } from './quote/domain/instalment-plans.js';
import { Products } from './quote/domain/products.js';
import { DirectoryProducts } from './quote/infrastructure/directory-products.js';
import { SqlHeldGrants } from './quote/infrastructure/sql-held-grants.js';
import { ReadOrder } from './quote/read-order.js';
import { QuoteOrder } from './quote/quote-order.js';
import { CancelRedemption } from './redemption/cancel-redemption.js';
import { ConfirmRedemption } from './redemption/confirm-redemption.js';
import { GrantsInUse } from './redemption/domain/grants-in-use.js';
import { RedemptionRepository } from './redemption/domain/redemption.repository.js';
import { SqlGrantsInUse } from './redemption/infrastructure/sql-grants-in-use.js';
import { SqlRedemptionRepository } from './redemption/infrastructure/sql-redemption.repository.js';
import { LockRedemption } from './redemption/lock-redemption.js';
import { ReadRedemption } from './redemption/read-redemption.js';
import { ReturnOrderLines } from './redemption/return-order-lines.js';
import { DueWork } from './sweep/domain/due-work.js';
import { ExpireGrants } from './sweep/expire-grants.js';
import { FoldAccounts } from './sweep/fold-accounts.js';
import { FoldBudgets } from './sweep/fold-budgets.js';
import { SqlDueWork } from './sweep/infrastructure/sql-due-work.js';
import { IssuanceSweeper } from './sweep/issuance-sweeper.js';
import { ReleaseStaleLocks } from './sweep/release-stale-locks.js';
import { SubsidyChanges } from './wallet/domain/subsidy-changes.js';
import { Wallets } from './wallet/domain/wallet.js';
import { SqlSubsidyChanges } from './wallet/infrastructure/sql-subsidy-changes.js';
import { SqlWallets } from './wallet/infrastructure/sql-wallets.js';
import { FindApplicable } from './wallet/find-applicable.js';
import { ReadWallet } from './wallet/read-wallet.js';
import { TellSubsidies } from './wallet/tell-subsidies.js';

/** Options out of other providers; `inject` names them in order. */
export type PrizeIssuingAsyncOptions = Pick<ModuleMetadata, 'imports'> &
  Pick<FactoryProvider<PrizeIssuingOptions>, 'inject' | 'useFactory'>;

const USE_CASES = [
  ...[ClaimBenefit, FindClaim, ReadWallet, FindApplicable, QuoteOrder],
  ...[LockRedemption, ConfirmRedemption, CancelRedemption, ReturnOrderLines, ReadRedemption],
  ...[RebuildClaimCounts, ExpireGrants, ReleaseStaleLocks, FoldBudgets, FoldAccounts],
  ...[IssuanceSweeper, TellSubsidies, TellBudgets],
];

const ADAPTERS: Provider[] = [
  { provide: ClaimLedger, useClass: SqlClaimLedger },
  { provide: VisitorOffers, useClass: SqlVisitorOffers },
  { provide: ClaimCounts, useClass: SharedClaimCounts },
  { provide: Tallies, useClass: SqlTallies },
  { provide: Wallets, useClass: SqlWallets },
  { provide: SubsidyChanges, useClass: SqlSubsidyChanges },
  { provide: ToldGates, useClass: SqlToldGates },
  { provide: HeldGrants, useClass: SqlHeldGrants },
  ReadOrder,
  { provide: Products, useClass: DirectoryProducts },
  { provide: RedemptionRepository, useClass: SqlRedemptionRepository },
  { provide: GrantsInUse, useClass: SqlGrantsInUse },
  { provide: DueWork, useClass: SqlDueWork },
];

function admissionOf({ admission }: PrizeIssuingOptions, redis?: RedisClient): ClaimAdmission {
  if (admission === 'one-process') return new InProcessAdmission(new SystemClock());
  if (admission === 'none') return new LetThrough();
  if (redis !== undefined) return new RedisAdmission(redis);
  ensure(admission === undefined, "admission: 'redis' needs RedisModule");
  return new LetThrough();
}

const FROM_OPTIONS: Provider[] = [
  {
    provide: TokenSigner,
    inject: [PrizeIssuingOptions],
    useFactory: ({ claimTokenKeys }: PrizeIssuingOptions) => new TokenSigner(claimTokenKeys),
  },
  {
    provide: PricingOptions,
    inject: [PrizeIssuingOptions],
    useFactory: ({ pricing, lockTtlMs, instalmentPlans }: PrizeIssuingOptions) =>
      new PricingOptions(pricing, lockTtlMs, instalmentPlansOf(instalmentPlans ?? '')),
  },
  {
    provide: ClaimAdmission,
    inject: [PrizeIssuingOptions, { token: RedisClient, optional: true }],
    useFactory: admissionOf,
  },
];

const NO_ACCOUNTS =
  'issuing charges budgets that stocks share, and nothing binds BudgetAccounts: import ' +
  "ServiceSupportModule.forRoot({ accounts: true }), or say sharedBudgets: 'none' in PrizeIssuingModule";

/** What the worker does on its own, where the options ask for it. */
@Injectable()
export class BackgroundWork implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly options: PrizeIssuingOptions,
    private readonly sweeper: IssuanceSweeper,
    private readonly rebuildClaimCounts: RebuildClaimCounts,
    private readonly subsidies: KeepDecidingTold,
    @Optional() private readonly accounts?: BudgetAccounts,
  ) {}

  /** Before the first request: counters in memory are empty after a start. */
  async onModuleInit(): Promise<void> {
    ensure(this.accounts !== undefined || this.options.sharedBudgets === 'none', NO_ACCOUNTS);
    if (this.options.sweep === true) await this.rebuildClaimCounts.execute();
  }

  onApplicationBootstrap(): void {
    if (this.options.sweep !== true) return;
    this.sweeper.start(this.options.sweepEveryMs);
    this.subsidies.start();
  }
}

/**
 * Stocks, claims, wallets, quotes and redemptions. Global; needs the platform's `DatabaseModule` (with
 * `prizeIssuingPersistence`) and `EventsModule`, a global `BudgetAccounts` (see `sharedBudgets`), and for shoppers' quotes a global
 * `ProductDirectory`.
 */
@Module({})
export class PrizeIssuingModule {
  static forRoot(options: PrizeIssuingOptions): DynamicModule {
    return PrizeIssuingModule.forRootAsync({ useFactory: () => options });
  }

  /** As `forRoot`, with options made of other providers. */
  static forRootAsync({ imports, ...options }: PrizeIssuingAsyncOptions): DynamicModule {
    return {
      module: PrizeIssuingModule,
      global: true,
      imports: [LotteriesModule, ...(imports ?? [])],
      providers: [
        { provide: PrizeIssuingOptions, ...options },
        ...FROM_OPTIONS,
        ...ADAPTERS,
        ...STOCK_PROVIDERS,
        ...USE_CASES,
        ...DRAW_PROVIDERS,
        ...GRANT_PROVIDERS,
        ...CODE_PROVIDERS,
        ...GIFT_PROVIDERS,
        ...[ClaimBatcher, GrantBatch, KeepDecidingTold, BackgroundWork],
      ],
      exports: [
        LotteriesModule,
        SubsidyChanges,
        ...STOCK_USE_CASES,
        ...USE_CASES,
        ...DRAW_USE_CASES,
        ...GRANT_USE_CASES,
        ...CODE_USE_CASES,
        ...GIFT_USE_CASES,
      ],
    };
  }
}
