import type { SqlMigration } from '@boon/platform/database';

/**
 * Limits per natural person and per day of a stock, and the shared budgets that pay for a grant. The day's slice lies on the stock's own row, which a
 * limited stock writes anyway. What costs nothing needs neither quantity nor budget.
 */
export const addLimits: SqlMigration = {
  at: '2026-11-28T10:00:00',
  name: 'PrizeIssuingAddLimits',
  up: `
    alter table prize_issuing.stock
      add per_person_total integer check (per_person_total > 0),
      add per_person_day integer check (per_person_day > 0),
      add per_person_month integer check (per_person_month > 0),
      add per_day_units bigint check (per_day_units > 0),
      add per_day_value bigint check (per_day_value > 0),
      add day date,
      add day_issued bigint not null default 0,
      add day_value bigint not null default 0,
      add constraint stock_not_over_day check (
        day_issued between 0 and coalesce(per_day_units, day_issued)
        and day_value between 0 and coalesce(per_day_value, day_value)),
      drop constraint stock_is_bounded;
    alter table prize_issuing.benefit_grant add person_keys text[], add accounts text[];
  `,
  down: `
    alter table prize_issuing.benefit_grant drop person_keys, drop accounts;
    alter table prize_issuing.stock drop constraint stock_not_over_day, drop day_value,
      drop day_issued, drop day, drop per_day_value, drop per_day_units, drop per_person_month,
      drop per_person_day, drop per_person_total,
      add constraint stock_is_bounded check (quantity is not null or value_budget is not null);
  `,
};
