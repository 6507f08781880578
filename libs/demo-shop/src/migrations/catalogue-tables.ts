import type { SqlMigration } from '@boon/platform/database';

/** What the shop sells, and how it is found. */
export const catalogueTables: SqlMigration = {
  at: '2026-11-28T10:01:00',
  name: 'DemoShopCatalogueTables',
  up: `
    create schema if not exists demo_shop;

    create table demo_shop.category (
      path text primary key check (length(path) between 1 and 200),
      name_zh text not null,
      name_en text not null,
      products integer not null default 0 check (products >= 0)
    );

    create table demo_shop.merchant (
      merchant_id text primary key check (length(merchant_id) between 1 and 64),
      name_zh text not null,
      name_en text not null
    );

    create table demo_shop.product (
      sku text primary key check (length(sku) between 1 and 64),
      spu text not null,
      name_zh text not null,
      name_en text not null,
      category_path text not null,
      brand text not null,
      brand_zh text not null,
      brand_en text not null,
      merchant_id text not null,
      price_fen bigint not null check (price_fen between 0 and 9007199254740991),
      sales integer not null default 0 check (sales >= 0),
      -- Terms are cut by the shop itself (Chinese too), so the server's languages do not matter.
      search tsvector not null
    );
    create index product_search on demo_shop.product using gin (search) with (fastupdate = off);
    create index product_by_sales on demo_shop.product (sales desc, sku);
    create index product_by_price on demo_shop.product (price_fen, sku);
    create index product_in_category on demo_shop.product (category_path text_pattern_ops);
    create index product_of_merchant on demo_shop.product (merchant_id, sales desc, sku);
    create index product_of_brand on demo_shop.product (brand, sales desc, sku);

    create table demo_shop.suggestion (
      suggestion_id bigint generated always as identity primary key,
      kind text not null check (kind in ('product', 'category', 'brand')),
      target text not null,
      name_zh text not null,
      name_en text not null,
      weight bigint not null,
      search tsvector not null,
      unique (kind, name_zh, name_en)
    );
    create index suggestion_search on demo_shop.suggestion using gin (search) with (fastupdate = off);

    -- The best suggestions of the shortest beginnings, which fit a large part of all.
    create table demo_shop.completion (
      beginning text not null,
      place smallint not null,
      suggestion_id bigint not null references demo_shop.suggestion on delete cascade,
      primary key (beginning, place)
    );
  `,
  down: `
    drop table demo_shop.completion, demo_shop.suggestion, demo_shop.product, demo_shop.merchant,
      demo_shop.category;
  `,
};
