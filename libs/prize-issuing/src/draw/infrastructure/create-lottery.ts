import { governedTable } from '@boon/governance';
import type { SqlMigration } from '@boon/platform/database';

/** Lotteries, their rounds under commitment, chances, draws, and what limits them. */
export const createLottery: SqlMigration = {
  at: '2026-11-22T20:00:00',
  name: 'PrizeIssuingCreateLottery',
  up: `
    ${governedTable('prize_issuing.lottery')}

    create table prize_issuing.lottery_round (
      id uuid primary key,
      lottery_id uuid not null,
      number integer not null check (number > 0),
      state text not null check (state in ('open', 'closed', 'revealed')),
      server_seed bytea not null check (length(server_seed) = 32),
      prize_table jsonb not null,
      seed_hash text not null,
      table_hash text not null check (length(table_hash) = 64),
      capacity integer not null check (capacity > 0),
      sold integer not null default 0,
      remaining bigint[] not null check (0 <= all (remaining)),
      sequence integer not null default 0,
      opened_at timestamptz not null default now(),
      revealed_at timestamptz,
      constraint round_is_bound_to_its_seed
        check (seed_hash = encode(sha256(server_seed), 'hex')),
      constraint round_not_over_sold check (sold between 0 and capacity),
      constraint round_not_over_drawn check (sequence between 0 and sold),
      unique (lottery_id, number)
    ) with (fillfactor = 50);
    create unique index lottery_has_one_open_round on prize_issuing.lottery_round (lottery_id)
      where state = 'open';

    create table prize_issuing.draw_chance (
      id uuid primary key,
      lottery_id uuid not null,
      round_id uuid not null,
      number integer not null check (number > 0),
      user_id text not null,
      purchase_key text not null,
      source text not null check (source in ('user', 'service')),
      bought_at timestamptz not null default now(),
      expires_at timestamptz not null,
      constraint chance_has_its_own_nonce unique (round_id, number),
      constraint chance_is_bought_once unique (lottery_id, user_id, purchase_key)
    );

    create table prize_issuing.draw (
      chance_id uuid primary key,
      round_id uuid not null,
      client_seed text not null,
      drawn smallint not null,
      awarded smallint,
      reason text,
      grant_id uuid,
      sequence integer,
      weights bigint[],
      user_draw integer,
      misses_before integer,
      drawn_at timestamptz not null default now(),
      constraint urn_draw_has_its_weights check ((sequence is null) = (weights is null)),
      constraint draw_has_its_place unique (round_id, sequence)
    );
    create index draw_of_round on prize_issuing.draw (round_id);

    create table prize_issuing.draw_wait (
      lottery_id uuid not null,
      user_id text not null,
      draws integer not null check (draws >= 0),
      misses integer not null check (misses between 0 and draws),
      primary key (lottery_id, user_id)
    ) with (fillfactor = 80);

    create table prize_issuing.prize_tally (
      lottery_id uuid not null,
      prize_key text not null,
      period text not null,
      count integer not null,
      most integer not null,
      constraint prize_within_quota check (count between 0 and most),
      primary key (lottery_id, prize_key, period)
    ) with (fillfactor = 50);

    create table prize_issuing.chance_tally (
      lottery_id uuid not null,
      user_id text not null,
      period text not null,
      count integer not null,
      most integer not null,
      constraint chances_within_limit check (count between 0 and most),
      primary key (lottery_id, user_id, period)
    ) with (fillfactor = 80);
  `,
  down: `drop table prize_issuing.chance_tally, prize_issuing.prize_tally, prize_issuing.draw_wait,
    prize_issuing.draw, prize_issuing.draw_chance, prize_issuing.lottery_round,
    prize_issuing.lottery;`,
};
