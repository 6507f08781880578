import type { SqlMigration } from '@boon/platform/database';

/** Entries of the ledger are never changed: a movement may only be marked as added up. */
export const protectLedger: SqlMigration = {
  at: '2026-11-22T10:03:00',
  name: 'PrizeIssuingProtectLedger',
  up: `
    create function prize_issuing.refuse_change_of_ledger() returns trigger language plpgsql as $$
    begin
      raise exception 'the ledger only grows: movement % of stock %', old.id, old.stock_id;
    end $$;
    create trigger movement_is_kept before delete on prize_issuing.stock_movement
      for each row execute function prize_issuing.refuse_change_of_ledger();
    create trigger movement_is_not_changed before update on prize_issuing.stock_movement
      for each row when (
        (old.id, old.stock_id, old.cause, old.free, old.reserved, old.spent, old.released, old.at)
          is distinct from
        (new.id, new.stock_id, new.cause, new.free, new.reserved, new.spent, new.released, new.at)
        or (old.folded and not new.folded)
      ) execute function prize_issuing.refuse_change_of_ledger();
  `,
  down: `
    drop trigger movement_is_not_changed on prize_issuing.stock_movement;
    drop trigger movement_is_kept on prize_issuing.stock_movement;
    drop function prize_issuing.refuse_change_of_ledger();
  `,
};
