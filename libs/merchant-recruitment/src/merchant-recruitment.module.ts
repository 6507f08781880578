import { Module, type DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from '@boon/shared-kernel';
import { MerchantBooks } from './proposal/domain/merchant-books.js';
import { FundVoucher } from './proposal/fund-voucher.js';
import { SqlMerchantBooks } from './proposal/infrastructure/sql-merchant-books.js';
import { LiveVouchers } from './proposal/live-vouchers.js';
import { MerchantProposals } from './proposal/merchant-proposals.js';
import { ProposalKind } from './proposal/proposal-kind.js';
import { ReadSettlement } from './proposal/read-settlement.js';

const USE_CASES = [ProposalKind, MerchantProposals, FundVoucher, ReadSettlement, LiveVouchers];

/** Merchants' vouchers: from proposal to stock, and who bears what of them. */
@Module({})
export class MerchantRecruitmentModule {
  /** Needs the platform's modules, `GovernanceModule` and `PrizeIssuingModule` in the same application. */
  static forRoot(): DynamicModule {
    return {
      module: MerchantRecruitmentModule,
      global: true,
      providers: [
        { provide: MerchantBooks, useClass: SqlMerchantBooks },
        { provide: Clock, useClass: SystemClock },
        ...USE_CASES,
      ],
      exports: USE_CASES,
    };
  }
}
