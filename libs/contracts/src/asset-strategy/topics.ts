/** Facts of asset-strategy; key: the asset's id. */
export const ASSET_STRATEGY_TOPIC = 'asset-strategy';
/** State of assets, compacted; key: the asset's id. */
export const ASSET_STRATEGY_CATALOGUE_TOPIC = 'asset-strategy.catalogue';
