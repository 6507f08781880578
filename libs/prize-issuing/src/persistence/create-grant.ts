import type { SqlMigration } from '@boon/platform/database';

/**
 * Grants and how many each user had of each stock. No foreign key to the stock: its check would lock the
 * hot row once per grant.
 */
export const createGrant: SqlMigration = {
  at: '2026-11-22T10:01:00',
  name: 'PrizeIssuingCreateGrant',
  up: `
    create table prize_issuing.benefit_grant (
      id uuid primary key,
      user_id text not null,
      stock_id uuid not null,
      stock_version integer not null,
      claim_key text not null,
      unit smallint not null,
      mode text not null,
      state text not null check (state in ('held', 'locked', 'used', 'expired', 'voided')),
      terms jsonb,
      worst_case bigint not null check (worst_case >= 0),
      discount_limit bigint check (discount_limit >= 0),
      scheme_id uuid,
      channel text,
      slot text,
      claimed_at timestamptz not null,
      claim_expires_at timestamptz not null,
      expires_at timestamptz not null,
      locked_at timestamptz,
      used_at timestamptz,
      redemption_id uuid,
      constraint grant_of_a_claim_is_given_once unique (user_id, claim_key, stock_id, unit),
      constraint grant_is_held_by_its_redemption
        check ((state in ('locked', 'used')) = (redemption_id is not null))
    ) with (fillfactor = 90);
    create index grant_of_user on prize_issuing.benefit_grant (user_id, id);
    create index grant_of_stock on prize_issuing.benefit_grant (stock_id, state);
    create index grant_to_expire on prize_issuing.benefit_grant (expires_at) where state = 'held';

    create table prize_issuing.user_tally (
      stock_id uuid not null,
      user_id text not null,
      period text not null,
      count integer not null,
      most integer not null,
      constraint tally_within_limit check (count between 0 and most),
      primary key (stock_id, user_id, period)
    ) with (fillfactor = 80);
  `,
  down: `drop table prize_issuing.user_tally, prize_issuing.benefit_grant;`,
};
