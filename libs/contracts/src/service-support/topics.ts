/** Facts of service-support; key: the user id. */
export const SERVICE_SUPPORT_TOPIC = 'service-support';

/** What the shop tells; key: the user id, of products the SKU. */
export const SHOP_TOPIC = 'shop';
