import { Module } from '@nestjs/common';
import { MerchantProposalsController } from '../proposal/http/merchant-proposals.controller.js';
import { ProposalsController } from '../proposal/http/proposals.controller.js';

/** What merchants do with their own proposals. Needs `MerchantRecruitmentModule` and `GovernanceModule`. */
@Module({ controllers: [MerchantProposalsController] })
export class MerchantProposalsHttpModule {}

/** The back office's side of them. Needs the same. */
@Module({ controllers: [ProposalsController] })
export class ProposalsHttpModule {}
