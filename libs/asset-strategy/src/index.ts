export { ASSET_REFUSALS } from './asset/asset-refusals.js';
export type { AssetRefusal } from './asset/asset-refusals.js';
export { KnownStocks } from './asset/known-stocks.js';
export type { AssetContent } from './asset/domain/asset.js';
export { AssetStrategyModule } from './asset-strategy.module.js';
export { assetStrategyPersistence } from './asset-strategy.persistence.js';
