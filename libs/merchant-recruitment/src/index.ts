export { LiveVouchers } from './proposal/live-vouchers.js';
export { MerchantRecruitmentModule } from './merchant-recruitment.module.js';
export { merchantRecruitmentPersistence } from './merchant-recruitment.persistence.js';
export { PROPOSAL_REFUSALS } from './proposal/proposal-refusals.js';
export type { ProposalRefusal } from './proposal/proposal-refusals.js';
export type { ProposalContent } from './proposal/domain/proposal.js';
