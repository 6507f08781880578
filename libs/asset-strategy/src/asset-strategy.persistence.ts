import { governedTable } from '@boon/governance';
import type { Persistence } from '@boon/platform/database';

/** Assets. */
export const assetStrategyPersistence: Persistence = {
  name: 'asset_strategy',
  entities: [],
  migrations: [
    {
      at: '2026-11-22T00:30:00',
      name: 'AssetStrategyCreateAsset',
      up: `create schema asset_strategy; ${governedTable('asset_strategy.asset')}
        create unique index asset_of_stock on asset_strategy.asset ((links->>'stockId'))
          where links ? 'stockId';`,
      down: `drop schema asset_strategy cascade;`,
    },
  ],
};
