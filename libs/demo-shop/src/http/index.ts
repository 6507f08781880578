export { demoShopPersistence } from '../demo-shop.persistence.js';
export type { DemoShopOptions } from '../demo-shop.options.js';
export { DemoShopHttpModule } from './demo-shop-http.module.js';
export { shopPage } from './shop-page.js';
export { shopperGateway } from './shopper-gateway.js';
export type { ShopperApis } from './shopper-gateway.js';
