import type { Attribute } from './attribute.js';

/** What the platform knows of every user; filled by `userValues`. Fed attributes are `profile.<name>`. */
export const USER_ATTRIBUTES: readonly Attribute[] = [
  server('user.stage', 'string', '生命周期阶段', 'lifecycle stage'),
  server('user.segments', 'string-set', '人群', 'segments'),
  server('user.paidOrders', 'number', '已支付订单数', 'paid orders'),
  server('user.firstPaidAt', 'instant', '首单时间', 'first paid order'),
  server('user.lastPaidAt', 'instant', '最近下单时间', 'last paid order'),
  server('user.followedMerchants', 'string-set', '关注的商家', 'merchants followed'),
  server('user.memberMerchants', 'string-set', '已入会的商家', 'merchants joined as a member'),
  server('user.boughtMerchants', 'string-set', '购买过的商家', 'merchants bought from'),
  server('user.viewedCategories', 'string-set', '最近浏览的类目', 'categories looked at lately'),
  server('user.lastSeenAt', 'instant', '最近访问时间', 'last seen'),
];

/** What the directory knows of the product shown; filled by `productValues`. */
export const PRODUCT_ATTRIBUTES: readonly Attribute[] = [
  server('product.sku', 'string', '商品 SKU', 'product SKU'),
  server('product.spu', 'string', '商品 SPU', 'product SPU'),
  server(
    'product.categories',
    'string-set',
    '商品类目（含上级）',
    'product category or one above it',
  ),
  server('product.brand', 'string', '品牌', 'brand'),
  server('product.merchant', 'string', '商家', 'merchant'),
  server('product.price', 'money', '商品价格', 'product price'),
];

function server(name: string, type: Attribute['type'], zh: string, en: string): Attribute {
  return { name, type, source: 'server', label: { zh, en } };
}
