import type { SqlMigration } from '@boon/platform/database';

/** The copy of the shop's products, users and orders. */
export const relationshipTables: SqlMigration = {
  at: '2026-11-22T01:00:00',
  name: 'ServiceSupportRelationshipTables',
  up: `
    create schema if not exists service_support;

    create table service_support.product (
      sku text primary key check (length(sku) between 1 and 64),
      spu text not null,
      name_zh text not null,
      name_en text not null,
      category_path text not null,
      brand text not null,
      merchant_id text not null,
      price_fen bigint not null check (price_fen >= 0),
      is_estimated boolean not null default false,
      -- The transaction of the last change: what followers of the table ask for.
      changed xid8 not null default pg_current_xact_id()
    );
    create index product_changed on service_support.product (changed);

    create table service_support.user_profile (
      user_id text primary key check (length(user_id) between 1 and 64),
      segments text[] not null default '{}',
      attributes jsonb not null default '{}',
      paid_orders integer not null default 0 check (paid_orders >= 0),
      first_paid_at timestamptz,
      last_paid_at timestamptz,
      previous_paid_at timestamptz,
      version bigint not null default 1
    );

    create table service_support.order_fact (
      order_id text primary key check (length(order_id) between 1 and 64),
      user_id text not null,
      paid_at timestamptz not null,
      amount_fen bigint not null check (amount_fen >= 0)
    );
    create index order_fact_of_user on service_support.order_fact (user_id, paid_at desc);
  `,
  down: `
    drop table service_support.order_fact, service_support.user_profile, service_support.product;
  `,
};
