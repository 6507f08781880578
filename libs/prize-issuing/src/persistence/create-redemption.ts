import type { SqlMigration } from '@boon/platform/database';

/** Redemptions: what of which grant was taken off which line, and what came back. */
export const createRedemption: SqlMigration = {
  at: '2026-11-22T10:02:00',
  name: 'PrizeIssuingCreateRedemption',
  up: `
    create table prize_issuing.redemption (
      id uuid primary key,
      order_id text not null,
      user_id text not null,
      state text not null check (state in ('locked', 'confirmed', 'cancelled', 'released')),
      request_hash text not null,
      mode text not null check (mode in ('parallel', 'progressive')),
      amount bigint not null,
      discount bigint not null,
      payable bigint not null,
      locked_at timestamptz not null,
      lock_expires_at timestamptz not null,
      confirmed_at timestamptz,
      ended_at timestamptz,
      constraint redemption_discount_fits
        check (discount between 0 and amount and payable = amount - discount)
    );
    create unique index redemption_of_an_order_is_one on prize_issuing.redemption (order_id)
      where state in ('locked', 'confirmed');
    create index redemption_to_release on prize_issuing.redemption (lock_expires_at)
      where state = 'locked';

    create table prize_issuing.redemption_line (
      redemption_id uuid not null references prize_issuing.redemption,
      line_id text not null,
      position integer not null,
      sku text not null,
      quantity integer not null check (quantity > 0),
      returned integer not null default 0,
      amount bigint not null,
      discount bigint not null,
      payable bigint not null,
      primary key (redemption_id, line_id),
      constraint line_not_over_returned check (returned between 0 and quantity),
      constraint line_discount_fits
        check (discount between 0 and amount and payable = amount - discount)
    );

    create table prize_issuing.redemption_share (
      redemption_id uuid not null references prize_issuing.redemption,
      grant_id uuid not null,
      line_id text not null,
      discount bigint not null check (discount > 0),
      platform bigint not null check (platform >= 0),
      merchant bigint not null check (merchant >= 0),
      primary key (redemption_id, grant_id, line_id),
      constraint share_is_split_exactly check (platform + merchant = discount)
    );
  `,
  down: `drop table prize_issuing.redemption_share, prize_issuing.redemption_line,
    prize_issuing.redemption;`,
};
