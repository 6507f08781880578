import type { SqlMigration } from '@boon/platform/database';

/** What a stopped stock has free goes back to its funder for good: a movement of its own, and the past put right. */
export const releaseStopped: SqlMigration = {
  at: '2026-11-28T13:10:00',
  name: 'PrizeIssuingReleaseStopped',
  up: `
    alter table prize_issuing.stock_movement drop constraint stock_movement_cause_check,
      add constraint stock_movement_cause_check
        check (cause in ('issue', 'use', 'return', 'expiry', 'restore', 'void', 'stop'));
    with rest as (
      select id, value_budget - reserved - spent - released as fen from prize_issuing.stock
      where state = 'stopped' and value_budget - reserved - spent - released > 0
    ), freed as (
      update prize_issuing.stock set released = released + rest.fen from rest where stock.id = rest.id
    )
    insert into prize_issuing.stock_movement
      (stock_id, cause, free, reserved, spent, released, folded)
    select id, 'stop', -fen, 0, 0, fen, true from rest;
  `,
  down: `
    alter table prize_issuing.stock_movement drop constraint stock_movement_cause_check,
      add constraint stock_movement_cause_check
        check (cause in ('issue', 'use', 'return', 'expiry', 'restore', 'void'));
  `,
};
