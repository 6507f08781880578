import type { SqlMigration } from '@boon/platform/database';

/** How the terms of a version are worked out for each user; null: they are as they stand. */
export const addStrategy: SqlMigration = {
  at: '2026-11-28T13:20:00',
  name: 'PrizeIssuingAddStrategy',
  up: `alter table prize_issuing.stock_version add column strategy jsonb;`,
  down: `alter table prize_issuing.stock_version drop column strategy;`,
};
