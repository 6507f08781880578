import type { RefusalTable } from '@boon/shared-kernel';

/** Everything that the shop refuses; those of Boon's codes that a shopper may meet keep their names. */
export type ShopCode =
  | 'shop.sku-unknown'
  | 'shop.persona-unknown'
  | 'shop.order-unknown'
  | 'shop.intake-unreadable'
  | 'cart.empty'
  | 'cart.full'
  | 'order.under-way'
  | 'order.not-paid'
  | 'order.refused'
  | 'idempotency.key-reused'
  | 'quote.changed'
  | 'quote.order-too-large'
  | 'redemption.lock-lost'
  | 'redemption.order-taken'
  | 'redemption.not-confirmed'
  | 'return.line-unknown'
  | 'return.too-many';

/** Status and words of each refusal. */
export const SHOP_REFUSALS: RefusalTable<ShopCode> = {
  'shop.sku-unknown': { status: 404, zh: '没有这件商品。', en: 'The shop does not sell this.' },
  'shop.persona-unknown': { status: 404, zh: '没有这位体验者。', en: 'There is no such persona.' },
  'shop.order-unknown': { status: 404, zh: '没有这笔订单。', en: 'There is no such order.' },
  'shop.intake-unreadable': {
    status: 400,
    zh: '第 {line} 行无法识别：{field}。',
    en: 'Line {line} cannot be understood: {field}.',
  },
  'cart.empty': { status: 409, zh: '购物车是空的。', en: 'The cart is empty.' },
  'cart.full': {
    status: 409,
    zh: '购物车最多放 {most} 种商品。',
    en: 'A cart holds {most} different products at most.',
  },
  'order.under-way': {
    status: 409,
    zh: '上一笔订单还在处理中，请稍候。',
    en: 'Your last order is still being placed; wait a moment.',
  },
  'order.not-paid': {
    status: 409,
    zh: '这笔订单没有付款，不能退货。',
    en: 'This order was not paid: nothing can come back.',
  },
  'order.refused': {
    status: 409,
    zh: '订单没有成功（{code}）。',
    en: 'The order did not come about ({code}).',
  },
  'idempotency.key-reused': {
    status: 422,
    zh: '该 Idempotency-Key 已用于另一个请求。',
    en: 'This Idempotency-Key was used for another request.',
  },
  'quote.changed': {
    status: 409,
    zh: '价格有变化，请确认新的金额。',
    en: 'The price has changed: please look at the new one.',
  },
  'quote.order-too-large': {
    status: 422,
    zh: '订单太大，无法一次计价。',
    en: 'The order is too large to be priced at once.',
  },
  'redemption.lock-lost': {
    status: 409,
    zh: '优惠已被释放，订单已取消，没有扣款。',
    en: 'The benefits were released: the order is cancelled and nothing is charged.',
  },
  'redemption.order-taken': {
    status: 409,
    zh: '这笔订单已经在处理中。',
    en: 'This order is already being handled.',
  },
  'redemption.not-confirmed': {
    status: 409,
    zh: '这笔订单还没有完成，不能退货。',
    en: 'This order is not complete: nothing can come back yet.',
  },
  'return.line-unknown': {
    status: 422,
    zh: '订单里没有这一行商品。',
    en: 'The order has no such line.',
  },
  'return.too-many': {
    status: 409,
    zh: '退货数量超过了还能退的数量。',
    en: 'More units than can still come back.',
  },
};
