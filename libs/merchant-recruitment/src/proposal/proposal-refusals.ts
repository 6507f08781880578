import type { RefusalTable } from '@boon/shared-kernel';
import type { VoucherFault } from './domain/voucher-cost.js';

/** Why a proposal may not be kept, or its voucher not be funded. */
export type ProposalRefusal =
  | VoucherFault
  | 'proposal.window-empty'
  | 'proposal.window-over'
  | 'proposal.too-costly'
  | 'proposal.commitment-differs'
  | 'proposal.stock-refused'
  | 'proposal.stock-closed'
  | 'proposal.not-funded';

/** Status and text of the refusals of merchant-recruitment. */
export const PROPOSAL_REFUSALS: RefusalTable<ProposalRefusal> = {
  'proposal.not-a-voucher': {
    status: 400,
    zh: '商家只能提报商家券',
    en: 'Merchants propose vouchers and nothing else',
  },
  'proposal.terms-invalid': {
    status: 400,
    zh: '券条款有误:{fault}',
    en: 'The terms are wrong: {fault}',
  },
  'proposal.other-merchant': {
    status: 400,
    zh: '只能提报本店的券',
    en: 'A merchant proposes vouchers of its own shop only',
  },
  'proposal.uncapped': {
    status: 400,
    zh: '折扣券必须设置最高优惠',
    en: 'A percentage needs a cap: it bounds what the merchant commits',
  },
  'proposal.window-empty': {
    status: 400,
    zh: '结束时间必须晚于开始时间',
    en: 'The validity must end after it starts',
  },
  'proposal.window-over': {
    status: 409,
    zh: '有效期已过,请另行提报',
    en: 'Its time is over; propose another one',
  },
  'proposal.too-costly': {
    status: 422,
    zh: '最高成本超过上限 {most} 分',
    en: 'It could cost more than {most} fen',
  },
  'proposal.commitment-differs': {
    status: 409,
    zh: '商家最多承担 {commitment} 分,请确认后再出资',
    en: 'The merchant would bear up to {commitment} fen; confirm that amount',
  },
  'proposal.stock-refused': {
    status: 422,
    zh: '无法开出库存:{code}',
    en: 'No stock can be opened: {code}',
  },
  'proposal.stock-closed': {
    status: 409,
    zh: '库存状态不允许该操作:{code}',
    en: 'The stock behind it cannot do that now: {code}',
  },
  'proposal.not-funded': {
    status: 409,
    zh: '尚未出资,没有结算',
    en: 'It is not funded yet: there is nothing to settle',
  },
};
