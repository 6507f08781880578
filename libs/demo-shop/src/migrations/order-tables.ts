import type { SqlMigration } from '@boon/platform/database';

/** Carts, orders and returns. */
export const orderTables: SqlMigration = {
  at: '2026-11-28T10:02:00',
  name: 'DemoShopOrderTables',
  up: `
    create table demo_shop.cart_line (
      user_id text not null check (length(user_id) between 1 and 64),
      sku text not null,
      quantity integer not null check (quantity between 1 and 9999),
      added_at timestamptz not null default clock_timestamp(),
      primary key (user_id, sku)
    );

    create table demo_shop.shop_order (
      order_id uuid primary key,
      user_id text not null check (length(user_id) between 1 and 64),
      -- The hash of the idempotency key that placed it, and of what was asked for.
      request_key text not null,
      request_hash text not null,
      -- placing: not known to be locked at Boon; locked: locked and paid; dropped: Boon refused, never an order.
      state text not null check (state in ('placing', 'locked', 'paid', 'cancelled', 'dropped')),
      placed_at timestamptz not null default now(),
      changed_at timestamptz not null default now(),
      expected_payable bigint not null check (expected_payable >= 0),
      months smallint,
      lines jsonb not null,
      redemption_id uuid,
      -- What Boon locked: amounts, shares and interest, as it answered.
      priced jsonb,
      reason text,
      fed_at timestamptz,
      check (state not in ('locked', 'paid') or (redemption_id is not null and priced is not null))
    );
    create unique index shop_order_of_request on demo_shop.shop_order (user_id, request_key)
      where state <> 'dropped';
    -- A cart is ordered once: while one order is under way, another one waits for what becomes of it.
    create unique index shop_order_under_way on demo_shop.shop_order (user_id)
      where state in ('placing', 'locked');
    create index shop_order_of_user on demo_shop.shop_order (user_id, placed_at desc, order_id desc);
    create index shop_order_to_finish on demo_shop.shop_order (changed_at)
      where state in ('placing', 'locked') or (state = 'paid' and fed_at is null);

    create table demo_shop.order_return (
      return_id uuid primary key,
      order_id uuid not null references demo_shop.shop_order,
      request_key text not null,
      request_hash text not null,
      state text not null check (state in ('asked', 'done', 'dropped')),
      lines jsonb not null,
      answer jsonb,
      asked_at timestamptz not null default now(),
      check (state <> 'done' or answer is not null)
    );
    create unique index order_return_of_request on demo_shop.order_return (order_id, request_key)
      where state <> 'dropped';
    create index order_return_to_finish on demo_shop.order_return (asked_at) where state = 'asked';
  `,
  down: `
    drop table demo_shop.order_return, demo_shop.shop_order, demo_shop.cart_line;
  `,
};
