import type { RefusalTable } from '@boon/shared-kernel';
import { GRANT_REFUSALS, type ServiceGrantRefusal } from './batch-grant/grant-refusals.js';
import type { TokenRefusal } from './claim/claim-of-token.js';
import type { ItemRefusal } from './claim/domain/claim.js';
import { CODE_REFUSALS, type CodeBookRefusal } from './code/code-refusals.js';
import { DRAW_REFUSALS, type LotteryDrawRefusal } from './draw/draw-refusals.js';
import { GIFT_REFUSALS, type GiftCode } from './gift/gift-refusals.js';
import type { EditRefusal } from './revision/domain/limit-edit.js';
import { EDIT_REFUSALS } from './revision/revision-refusals.js';
import type { VoidRefusal } from './voiding/void-grant.js';
import { VOID_REFUSALS } from './voiding/void-refusals.js';
import type { StockFault } from './stock/domain/stock-rules.js';

/** Every code with which this lib refuses. */
export type IssuingRefusal =
  | TokenRefusal
  | ItemRefusal
  | StockFault
  | ServiceGrantRefusal
  | CodeBookRefusal
  | LotteryDrawRefusal
  | GiftCode
  | EditRefusal
  | VoidRefusal
  | 'claim.unknown'
  | 'stock.unbounded'
  | 'stock.terms-invalid'
  | 'stock.strategy-invalid'
  | 'stock.unknown'
  | 'stock.state'
  | 'quote.sku-unknown'
  | 'quote.order-too-large'
  | 'quote.changed'
  | 'redemption.unknown'
  | 'redemption.order-taken'
  | 'redemption.lock-lost'
  | 'redemption.not-locked'
  | 'redemption.not-confirmed'
  | 'return.line-unknown'
  | 'return.too-many';

/** Status and texts of each. */
export const ISSUING_REFUSALS: RefusalTable<IssuingRefusal> = {
  ...GRANT_REFUSALS,
  ...VOID_REFUSALS,
  ...CODE_REFUSALS,
  ...DRAW_REFUSALS,
  ...GIFT_REFUSALS,
  ...EDIT_REFUSALS,
  'claim.token-invalid': {
    status: 422,
    zh: '领取凭证无效。',
    en: 'The claim token is not valid.',
  },
  'claim.token-foreign': {
    status: 403,
    zh: '领取凭证属于其他用户。',
    en: 'The claim token was made for another user.',
  },
  'claim.token-expired': {
    status: 409,
    zh: '领取已超时，请刷新后重试。',
    en: 'The offer has run out; ask for a new one.',
  },
  'idempotency.key-mismatch': {
    status: 422,
    zh: 'Idempotency-Key 须与领取凭证的编号一致。',
    en: 'The Idempotency-Key must be the id of the claim token.',
  },
  'claim.limit-reached': {
    status: 409,
    zh: '您已达到领取上限。',
    en: 'You have had as many of these as you may.',
  },
  'claim.person-unverified': {
    status: 403,
    zh: '请先完成实名验证。',
    en: 'Only verified persons can have this.',
  },
  'claim.unknown': {
    status: 404,
    zh: '没有这次领取的记录。',
    en: 'Nothing was claimed under this key.',
  },
  'stock.not-active': {
    status: 409,
    zh: '该权益已暂停或停止发放。',
    en: 'This is not on offer now.',
  },
  'stock.not-started': { status: 409, zh: '领取尚未开始。', en: 'Claims have not started yet.' },
  'grant.expired': { status: 409, zh: '该权益已过期。', en: 'This has expired.' },
  'quota.exhausted': { status: 409, zh: '已被领完。', en: 'All of these are gone.' },
  'budget.exhausted': { status: 409, zh: '活动预算已用完。', en: 'The budget is used up.' },
  'stock.unknown': { status: 404, zh: '没有该批次。', en: 'There is no such stock.' },
  'stock.state': {
    status: 409,
    zh: '当前状态（{state}）不允许此操作。',
    en: 'A stock that is {state} cannot do this.',
  },
  'stock.unbounded': {
    status: 422,
    zh: '须设定数量或预算上限；比例优惠须设封顶金额。',
    en: 'A quantity or a budget is required, and a cap for a percentage.',
  },
  'stock.strategy-invalid': {
    status: 422,
    zh: '权益策略有误',
    en: 'The strategy of the terms is wrong',
  },
  'stock.terms-invalid': {
    status: 422,
    zh: '权益条款有误，请检查标出的字段。',
    en: 'The terms are not valid: see the fields.',
  },
  'stock.quantity-invalid': {
    status: 422,
    zh: '数量须为正整数。',
    en: 'The quantity must be a whole number above zero.',
  },
  'stock.budget-invalid': {
    status: 422,
    zh: '预算须大于零。',
    en: 'The value budget must be above zero.',
  },
  'stock.limits-invalid': {
    status: 422,
    zh: '每人限领须为正整数。',
    en: 'Limits per user must be whole numbers above zero.',
  },
  'stock.validity-invalid': {
    status: 422,
    zh: '有效期有误。',
    en: 'The validity must end after it starts.',
  },
  'stock.funding-invalid': {
    status: 422,
    zh: '商家出资须指明商家。',
    en: 'A merchant who pays must be named.',
  },
  'quote.sku-unknown': {
    status: 422,
    zh: '没有该商品（{sku}）。',
    en: 'There is no product {sku}.',
  },
  'quote.order-too-large': {
    status: 422,
    zh: '订单金额过大。',
    en: 'The order is too large to be priced.',
  },
  'quote.changed': {
    status: 409,
    zh: '价格已变动，请确认新的金额。',
    en: 'The price has changed; please confirm the new one.',
  },
  'redemption.unknown': { status: 404, zh: '没有该核销单。', en: 'There is no such redemption.' },
  'redemption.order-taken': {
    status: 409,
    zh: '该订单已有生效的核销单。',
    en: 'This order has a redemption already.',
  },
  'redemption.lock-lost': {
    status: 409,
    zh: '锁定已超时，权益不再可用。',
    en: 'The lock ran out and the benefits cannot be used any more.',
  },
  'redemption.not-locked': {
    status: 409,
    zh: '核销单当前状态不允许此操作。',
    en: 'Only a locked redemption can do this.',
  },
  'redemption.not-confirmed': {
    status: 409,
    zh: '核销单尚未确认，不能退货。',
    en: 'Only a confirmed redemption has something to return.',
  },
  'return.line-unknown': {
    status: 422,
    zh: '订单中没有该行（{lineId}）。',
    en: 'The order has no line {lineId}.',
  },
  'return.too-many': {
    status: 422,
    zh: '第 {lineId} 行的退货数量超过可退数量（还可退 {left} 件）。',
    en: 'More units of line {lineId} come back than are left ({left}).',
  },
};
