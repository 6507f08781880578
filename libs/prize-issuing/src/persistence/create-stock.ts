import type { SqlMigration } from '@boon/platform/database';

/** Stocks, the versions of their terms, and the movements of their budgets. */
export const createStock: SqlMigration = {
  at: '2026-11-22T10:00:00',
  name: 'PrizeIssuingCreateStock',
  up: `
    create schema prize_issuing;

    create table prize_issuing.stock (
      id uuid primary key,
      asset_id uuid not null,
      version integer not null check (version > 0),
      state text not null
        check (state in ('inactive', 'active', 'paused', 'exhausted', 'stopped')),
      quantity bigint check (quantity > 0),
      value_budget bigint check (value_budget > 0),
      issued bigint not null default 0,
      reserved bigint not null default 0 check (reserved >= 0),
      spent bigint not null default 0 check (spent >= 0),
      released bigint not null default 0 check (released >= 0),
      per_user_total integer check (per_user_total > 0),
      per_user_day integer check (per_user_day > 0),
      per_user_month integer check (per_user_month > 0),
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      days_after_claim integer check (days_after_claim > 0),
      return_policy text not null check (return_policy in ('restore', 'extend', 'forfeit')),
      created_at timestamptz not null default now(),
      constraint stock_is_bounded check (quantity is not null or value_budget is not null),
      constraint stock_not_over_issued check (issued between 0 and coalesce(quantity, issued)),
      constraint stock_not_over_budget
        check (value_budget is null or reserved + spent + released <= value_budget),
      constraint stock_ends_after_start check (ends_at > starts_at)
    ) with (fillfactor = 50);
    create index stock_of_asset on prize_issuing.stock (asset_id);

    create table prize_issuing.stock_version (
      stock_id uuid not null references prize_issuing.stock,
      version integer not null,
      kind text not null,
      terms jsonb not null,
      worst_case bigint not null check (worst_case >= 0),
      name_zh text not null,
      name_en text not null,
      funding_platform integer not null check (funding_platform between 0 and 10000),
      merchant_id text,
      primary key (stock_id, version)
    );

    create table prize_issuing.stock_movement (
      id bigint generated always as identity primary key,
      stock_id uuid not null,
      cause text not null check (cause in ('issue', 'use', 'return', 'expiry', 'restore')),
      free bigint not null,
      reserved bigint not null,
      spent bigint not null,
      released bigint not null,
      folded boolean not null,
      at timestamptz not null default now(),
      constraint movement_is_balanced check (free + reserved + spent + released = 0)
    );
    create index movement_to_fold on prize_issuing.stock_movement (stock_id) where not folded;
  `,
  down: `drop schema prize_issuing cascade;`,
};
