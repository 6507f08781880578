import type { SqlMigration } from '@boon/platform/database';

/** Stocks that are used up are few, and looked at again and again for money that came back. */
export const indexUsedUp: SqlMigration = {
  at: '2026-11-28T10:55:00',
  name: 'PrizeIssuingIndexUsedUp',
  up: `create index stock_used_up on prize_issuing.stock (id) where state = 'exhausted';`,
  down: `drop index prize_issuing.stock_used_up;`,
};
