import type { SqlMigration } from '@boon/platform/database';

/** Links of users to merchants and categories, and orders that were returned as a whole. */
export const userLinkTables: SqlMigration = {
  at: '2026-11-28T01:00:00',
  name: 'ServiceSupportUserLinkTables',
  up: `
    alter table service_support.order_fact
      add column merchants text[] not null default '{}',
      add column returned_at timestamptz;

    alter table service_support.user_profile
      add column followed_merchants text[] not null default '{}',
      add column member_merchants text[] not null default '{}',
      add column bought_merchants text[] not null default '{}',
      add column viewed_categories text[] not null default '{}',
      add column last_seen_at timestamptz;

    create table service_support.user_merchant (
      user_id text not null,
      merchant_id text not null,
      is_follower boolean not null,
      follower_at timestamptz,
      is_member boolean not null,
      member_at timestamptz,
      primary key (user_id, merchant_id)
    );

    create table service_support.user_view (
      user_id text not null,
      category_path text not null,
      viewed_at timestamptz not null,
      primary key (user_id, category_path)
    );
  `,
  down: `
    drop table service_support.user_view, service_support.user_merchant;
    alter table service_support.user_profile drop column last_seen_at,
      drop column viewed_categories, drop column bought_merchants, drop column member_merchants,
      drop column followed_merchants;
    alter table service_support.order_fact drop column returned_at, drop column merchants;
  `,
};
