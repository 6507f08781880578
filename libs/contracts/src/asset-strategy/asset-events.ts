import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { bilingual, id, instant } from '../fields.js';
import { lifecycleState } from '../lifecycle-state.js';
import { ASSET_STRATEGY_CATALOGUE_TOPIC, ASSET_STRATEGY_TOPIC } from './topics.js';

/** State-carrying: the asset and the stock behind it. */
export const AssetChanged = defineEvent({
  type: 'asset-strategy.asset-changed.v1',
  topic: ASSET_STRATEGY_CATALOGUE_TOPIC,
  key: (payload) => payload.assetId,
  schema: z.object({
    assetId: id,
    version: z.int().positive(),
    state: lifecycleState,
    name: bilingual,
    stockId: id.nullable(),
  }),
  example: {
    assetId: '01990000-0000-7000-8000-000000000002',
    version: 3,
    state: 'running',
    name: { zh: '满300减50', en: '50 off 300' },
    stockId: '01990000-0000-7000-8000-000000000001',
  },
});

/** An approved asset went live and has a stock. */
export const AssetPublished = defineEvent({
  type: 'asset-strategy.asset-published.v1',
  topic: ASSET_STRATEGY_TOPIC,
  key: (payload) => payload.assetId,
  schema: z.object({ assetId: id, stockId: id, by: z.string().max(64), publishedAt: instant }),
  example: {
    assetId: '01990000-0000-7000-8000-000000000002',
    stockId: '01990000-0000-7000-8000-000000000001',
    by: 'op-lin',
    publishedAt: '2026-11-01T00:00:00.000Z',
  },
});

/** A running asset was paused; its stock grants nothing until it is resumed. */
export const AssetPaused = defineEvent({
  type: 'asset-strategy.asset-paused.v1',
  topic: ASSET_STRATEGY_TOPIC,
  key: (payload) => payload.assetId,
  schema: z.object({ assetId: id, by: z.string().max(64), pausedAt: instant }),
  example: {
    assetId: '01990000-0000-7000-8000-000000000002',
    by: 'op-lin',
    pausedAt: '2026-11-02T00:00:00.000Z',
  },
});
