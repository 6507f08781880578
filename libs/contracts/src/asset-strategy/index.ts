export { AssetChanged, AssetPaused, AssetPublished } from './asset-events.js';
export { ASSET_STRATEGY_CATALOGUE_TOPIC, ASSET_STRATEGY_TOPIC } from './topics.js';
