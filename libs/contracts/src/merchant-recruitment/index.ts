export { ProposalApproved, VoucherChanged, VoucherFunded } from './proposal-events.js';
export { MERCHANT_RECRUITMENT_CATALOGUE_TOPIC, MERCHANT_RECRUITMENT_TOPIC } from './topics.js';
