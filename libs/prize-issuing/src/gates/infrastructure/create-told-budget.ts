import type { SqlMigration } from '@boon/platform/database';

/** What was told of budgets that run low or are used up. */
export const createToldBudget: SqlMigration = {
  at: '2026-11-28T14:00:00',
  name: 'PrizeIssuingCreateToldBudget',
  up: `
    create table prize_issuing.told_budget (
      scope text primary key,
      version integer not null check (version > 0),
      body jsonb not null
    );
    create index stock_of_a_day on prize_issuing.stock (day)
      where per_day_units is not null or per_day_value is not null;`,
  down: `
    drop index prize_issuing.stock_of_a_day;
    drop table prize_issuing.told_budget;`,
};
