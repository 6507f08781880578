import type { SqlMigration } from '@boon/platform/database';

/**
 * Lets a batch look at stocks that keep no count without writing their rows: whoever changes one holds its lock
 * alone, every batch shares it until it commits. The look is a statement of its own, so it sees what was committed
 * while it waited.
 */
export const createStands: SqlMigration = {
  at: '2026-11-28T16:20:00',
  name: 'PrizeIssuingCreateStands',
  up: `
    create function prize_issuing.stands(stock_id uuid, decided_on integer) returns boolean
    language plpgsql volatile as $$
    begin
      perform pg_advisory_xact_lock_shared(hashtextextended(stock_id::text, 30));
      return exists (
        select from prize_issuing.stock where id = stock_id and version = decided_on);
    end $$;
  `,
  down: `drop function prize_issuing.stands(uuid, integer);`,
};
