import type { SqlMigration } from '@boon/platform/database';

/**
 * Gifts that somebody did something about; a grant of such a kind without a row is won. Units that were
 * given back to a stock are counted beside those that it issued.
 */
export const createGift: SqlMigration = {
  at: '2026-11-28T10:25:00',
  name: 'PrizeIssuingCreateGift',
  up: `
    create table prize_issuing.gift (
      grant_id uuid primary key,
      state text not null check (state in ('address-given', 'shipped', 'delivered', 'cancelled')),
      address jsonb,
      carrier text,
      tracking_number text,
      cancel_reason text,
      changed_at timestamptz not null,
      constraint gift_is_sent_somewhere check ((state = 'cancelled') = (address is null)),
      constraint gift_is_sent_by_somebody
        check (state not in ('shipped', 'delivered') or num_nonnulls(carrier, tracking_number) = 2),
      constraint gift_is_cancelled_for_a_reason
        check ((state = 'cancelled') = (cancel_reason is not null))
    );
    create index gift_in_state on prize_issuing.gift (state, grant_id);

    create table prize_issuing.event_item_use (
      grant_id uuid primary key,
      reference text not null,
      used_at timestamptz not null
    );

    alter table prize_issuing.stock add column given_back bigint not null default 0
      check (given_back >= 0);
    alter table prize_issuing.stock_movement drop constraint stock_movement_cause_check,
      add constraint stock_movement_cause_check
        check (cause in ('issue', 'use', 'return', 'expiry', 'restore', 'void'));
  `,
  down: `
    alter table prize_issuing.stock_movement drop constraint stock_movement_cause_check,
      add constraint stock_movement_cause_check
        check (cause in ('issue', 'use', 'return', 'expiry', 'restore'));
    alter table prize_issuing.stock drop column given_back;
    drop table prize_issuing.event_item_use, prize_issuing.gift;
  `,
};
