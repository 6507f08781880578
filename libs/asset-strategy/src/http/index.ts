export { AssetStrategyHttpModule } from './asset-strategy-http.module.js';
