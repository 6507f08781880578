import type { SqlMigration } from '@boon/platform/database';

/** Lets a statement that commits by itself undo itself when it finds that it must not stand. */
export const createInsist: SqlMigration = {
  at: '2026-11-22T12:40:00',
  name: 'PrizeIssuingCreateInsist',
  up: `
    create function prize_issuing.insist(holds boolean) returns boolean
    language plpgsql volatile as $$
    begin
      if holds is not true then
        raise exception 'the facts of a batch moved' using errcode = 'BN001';
      end if;
      return true;
    end $$;
  `,
  down: `drop function prize_issuing.insist(boolean);`,
};
