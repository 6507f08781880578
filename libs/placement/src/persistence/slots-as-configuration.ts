import { governedTable } from '@boon/governance';
import type { Persistence } from '@boon/platform/database';

const sources = (platform: number, others: number): string =>
  JSON.stringify([
    { source: 'platform-coupons', limit: platform, budgetMs: 20 },
    ...['merchant-vouchers', 'subsidies', 'hooks', 'product-benefits', 'personalised'].map(
      (source) => ({ source, limit: others, budgetMs: 20 }),
    ),
  ]);

/** Slots become settings that operators change under governance. */
export const SLOTS_AS_CONFIGURATION: Persistence['migrations'][number] = {
  at: '2026-11-28T10:00:00',
  name: 'PlacementSlotsAsConfiguration',
  up: `
    ${governedTable('placement.slot_setting')}
    alter table placement.slot
      add column version integer not null default 1 check (version > 0),
      add column settings jsonb;
    update placement.slot set settings = jsonb_build_object(
      'capacity', capacity,
      'matchesProduct', matches_product,
      'sources', '${sources(300, 200)}'::jsonb,
      'modes', '["display","auto-claim","one-click","lottery"]'::jsonb,
      'kinds', null,
      'caps', '[]'::jsonb,
      'onePerMerchant', false,
      'fallback', case when fallback_zh is null then null
        else jsonb_build_object('zh', fallback_zh, 'en', fallback_en) end);
    alter table placement.slot
      alter column settings set not null,
      drop column capacity, drop column recall_limit, drop column matches_product,
      drop column fallback_zh, drop column fallback_en;
    alter table placement.catalogue_item drop constraint catalogue_item_kind_check,
      add constraint catalogue_item_kind_check
        check (kind in ('stock', 'scheme', 'plan', 'switch', 'slot'));`,
  down: `
    drop table placement.slot_setting;
    delete from placement.catalogue_item where kind = 'slot';
    alter table placement.catalogue_item drop constraint catalogue_item_kind_check,
      add constraint catalogue_item_kind_check check (kind in ('stock', 'scheme', 'plan', 'switch'));
    alter table placement.slot
      add column capacity integer, add column recall_limit integer not null default 500,
      add column matches_product boolean, add column fallback_zh text, add column fallback_en text;
    update placement.slot set capacity = (settings->>'capacity')::int,
      matches_product = (settings->>'matchesProduct')::boolean,
      fallback_zh = settings->'fallback'->>'zh', fallback_en = settings->'fallback'->>'en';
    alter table placement.slot alter column capacity set not null,
      alter column matches_product set not null, drop column settings, drop column version;`,
};
