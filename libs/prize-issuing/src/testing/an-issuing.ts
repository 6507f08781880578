import { TokenSigner, type Outbox, type Sql, type UnitOfWork } from '@boon/platform';
import type { AuditTrail } from '@boon/platform/database';
import { ClaimBatcher } from '../claim/claim-batcher.js';
import { ClaimBenefit } from '../claim/claim-benefit.js';
import { LetThrough, type ClaimAdmission } from '../claim/domain/claim-admission.js';
import { FindClaim } from '../claim/find-claim.js';
import { GrantBatch } from '../claim/grant-batch.js';
import { SharedClaimCounts } from '../claim/infrastructure/shared-claim-counts.js';
import { SqlClaimLedger } from '../claim/infrastructure/sql-claim-ledger.js';
import { SqlVisitorOffers } from '../claim/infrastructure/sql-visitor-offers.js';
import { SqlTallies } from '../claim/infrastructure/sql-tallies.js';
import { RebuildClaimCounts } from '../claim/rebuild-claim-counts.js';
import { CheckInEventItem } from '../event-item/check-in-event-item.js';
import { SqlEventItems } from '../event-item/infrastructure/sql-event-items.js';
import { GrantsBesideOrders } from '../redemption/infrastructure/grants-beside-orders.js';
import { ChangeGift } from '../gift/change-gift.js';
import { SqlGiftRepository } from '../gift/infrastructure/sql-gift.repository.js';
import { ReadGifts } from '../gift/read-gifts.js';
import { PricingOptions } from '../quote/domain/pricing-options.js';
import type { PricedProduct } from '../quote/domain/products.js';
import { SqlHeldGrants } from '../quote/infrastructure/sql-held-grants.js';
import { ReadOrder } from '../quote/read-order.js';
import { QuoteOrder } from '../quote/quote-order.js';
import { CancelRedemption } from '../redemption/cancel-redemption.js';
import { ConfirmRedemption } from '../redemption/confirm-redemption.js';
import { SqlGrantsInUse } from '../redemption/infrastructure/sql-grants-in-use.js';
import { SqlRedemptionRepository } from '../redemption/infrastructure/sql-redemption.repository.js';
import { LockRedemption } from '../redemption/lock-redemption.js';
import { ReadRedemption } from '../redemption/read-redemption.js';
import { ReturnOrderLines } from '../redemption/return-order-lines.js';
import type { Counters } from '@boon/service-support';
import type { BudgetAccounts } from '@boon/service-support/budgets';
import { ChangeStockState } from '../stock/change-stock-state.js';
import type { StockCounters } from '../stock/domain/stock.repository.js';
import { SqlStockRepository } from '../stock/infrastructure/sql-stock.repository.js';
import { OpenStock } from '../stock/open-stock.js';
import { ExpireGrants } from '../sweep/expire-grants.js';
import { FoldAccounts } from '../sweep/fold-accounts.js';
import { FoldBudgets } from '../sweep/fold-budgets.js';
import { SqlDueWork } from '../sweep/infrastructure/sql-due-work.js';
import { IssuanceSweeper } from '../sweep/issuance-sweeper.js';
import { ReleaseStaleLocks } from '../sweep/release-stale-locks.js';
import { SqlVoidableGrants } from '../voiding/infrastructure/sql-voidable-grants.js';
import { VoidGrant } from '../voiding/void-grant.js';
import { SqlWallets } from '../wallet/infrastructure/sql-wallets.js';
import { FindApplicable } from '../wallet/find-applicable.js';
import { ReadWallet } from '../wallet/read-wallet.js';
import { SPEC_TOKEN_KEYS } from './a-claim-token.js';
import { ProductShelf } from './product-shelf.js';

/** The platform's ports that issuing needs, as `aDatabase()` offers them. */
export interface PortsForIssuing {
  readonly sql: Sql;
  readonly unitOfWork: UnitOfWork;
  readonly outbox: Outbox;
  readonly audit: AuditTrail;
}

/** What of issuing a spec may choose. */
export interface IssuingChoices {
  readonly products?: readonly PricedProduct[];
  readonly pricing?: PricingOptions;
  readonly counters?: Counters;
  readonly admission?: ClaimAdmission;
  /** Budgets that stocks share: needs the tables of service-support. */
  readonly accounts?: BudgetAccounts;
}

/** An event as it stands in the outbox. */
export interface OutboxRow {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Puts the use-cases of one process of issuing together, without Nest: twice on one URL for two processes. */
export function anIssuing(ports: PortsForIssuing, choices: IssuingChoices = {}) {
  const { sql, unitOfWork, outbox } = ports;
  const stocks = new SqlStockRepository(sql);
  const pricing = choices.pricing ?? new PricingOptions();
  const held = new SqlHeldGrants(sql);
  const readOrder = new ReadOrder(new ProductShelf(choices.products ?? []), pricing);
  return {
    ...claimsOf(ports, stocks, choices),
    ...redemptionsOf(ports, { pricing, held, accounts: choices.accounts }),
    ...sweepsOf(ports, choices.accounts),
    ...giftsOf(ports, stocks, choices),
    openStock: new OpenStock(stocks, outbox, unitOfWork),
    changeStockState: new ChangeStockState(stocks, outbox, unitOfWork),
    readWallet: new ReadWallet(new SqlWallets(sql)),
    quoteOrder: new QuoteOrder(held, readOrder, pricing),
    findApplicable: new FindApplicable(held, readOrder, pricing),
    counters: (stockId: string): Promise<StockCounters> => stocks.counters(stockId),
    /** Events whose payload names the stock, oldest first. */
    eventsOf: (stockId: string): Promise<OutboxRow[]> =>
      sql.query<OutboxRow>(
        `select type, payload from platform.outbox_event where payload->>'stockId' = $1 order by seq`,
        [stockId],
      ),
  };
}

/** The use-cases of one process of issuing. */
export type IssuingForSpecs = ReturnType<typeof anIssuing>;

function claimsOf(
  { sql, unitOfWork, outbox }: PortsForIssuing,
  stocks: SqlStockRepository,
  { counters, accounts, admission }: IssuingChoices,
) {
  const ledger = new SqlClaimLedger(sql, accounts);
  const counts = new SharedClaimCounts(counters);
  const batcher = new ClaimBatcher(new GrantBatch(ledger, stocks, outbox, unitOfWork, counts));
  return {
    claimBenefit: new ClaimBenefit(
      new TokenSigner(SPEC_TOKEN_KEYS),
      admission ?? new LetThrough(),
      batcher,
      new SqlVisitorOffers(sql),
    ),
    findClaim: new FindClaim(ledger),
    rebuildClaimCounts: new RebuildClaimCounts(new SqlTallies(sql), counts),
  };
}

function redemptionsOf(
  { sql, unitOfWork, outbox }: PortsForIssuing,
  of: {
    readonly pricing: PricingOptions;
    readonly held: SqlHeldGrants;
    readonly accounts: BudgetAccounts | undefined;
  },
) {
  const { pricing, held } = of;
  const redemptions = new SqlRedemptionRepository(sql);
  const grants = new SqlGrantsInUse(sql, of.accounts);
  return {
    lockRedemption: new LockRedemption(redemptions, grants, held, pricing, unitOfWork),
    confirmRedemption: new ConfirmRedemption(redemptions, grants, outbox, unitOfWork),
    cancelRedemption: new CancelRedemption(redemptions, grants, unitOfWork),
    returnOrderLines: new ReturnOrderLines(redemptions, grants, outbox, unitOfWork),
    readRedemption: new ReadRedemption(redemptions),
  };
}

function giftsOf(
  { sql, unitOfWork, outbox, audit }: PortsForIssuing,
  stocks: SqlStockRepository,
  { counters, accounts }: IssuingChoices,
) {
  const counts = new SharedClaimCounts(counters);
  const beside = new GrantsBesideOrders(sql, unitOfWork, counts, accounts);
  const gifts = new SqlGiftRepository(sql, beside);
  const voidable = new SqlVoidableGrants(sql, beside);
  return {
    changeGift: new ChangeGift(gifts, stocks, audit, outbox, unitOfWork),
    readGifts: new ReadGifts(gifts),
    voidGrant: new VoidGrant(voidable, stocks, audit, outbox, unitOfWork),
    checkInEventItem: new CheckInEventItem(
      new SqlEventItems(sql, beside),
      outbox,
      audit,
      unitOfWork,
    ),
  };
}

function sweepsOf(
  { sql, unitOfWork, outbox }: PortsForIssuing,
  accounts: BudgetAccounts | undefined,
) {
  const due = new SqlDueWork(sql, accounts);
  return {
    sweeper: new IssuanceSweeper(
      new ExpireGrants(due, outbox, unitOfWork),
      new ReleaseStaleLocks(due, unitOfWork),
      new FoldBudgets(due, new SqlStockRepository(sql), outbox, unitOfWork),
      new FoldAccounts(accounts),
    ),
  };
}
