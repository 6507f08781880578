import { Injectable } from '@nestjs/common';
import type { BudgetChangedPayload } from '@boon/contracts/prize-issuing';
import { Sql } from '@boon/platform';
import type { Left } from '../domain/budget-gate.js';
import { ToldGates } from '../domain/told-gates.js';

const MINE = `select pg_try_advisory_xact_lock(hashtext('prize_issuing.told_budget')) as mine`;

const USED_UP = `
  select stock.id, stock.day::text as day
  from prize_issuing.stock
  join lateral (
    select worst_case from prize_issuing.stock_version
    where stock_id = stock.id order by version desc limit 1
  ) as newest on true
  where (per_day_units is not null or per_day_value is not null)
    and day = (now() at time zone 'Asia/Shanghai')::date and state = 'active'
    and (day_issued >= per_day_units or per_day_value - day_value < newest.worst_case)
  order by stock.id`;

const KEEP = `
  insert into prize_issuing.told_budget as told (scope, version, body)
  select body->>'scope', (body->>'version')::int, body
  from jsonb_array_elements($1::jsonb) as body
  on conflict (scope) do update set version = excluded.version, body = excluded.body`;

/** Gates in the table told_budget; slices of days on the stocks' own rows. */
@Injectable()
export class SqlToldGates extends ToldGates {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async told(): Promise<readonly BudgetChangedPayload[] | null> {
    const [row] = await this.sql.query<{ mine: boolean }>(MINE);
    if (row?.mine !== true) return null;
    const rows = await this.sql.query<{ body: BudgetChangedPayload }>(
      'select body from prize_issuing.told_budget',
    );
    return rows.map(({ body }) => body);
  }

  override async keep(gates: readonly BudgetChangedPayload[]): Promise<void> {
    await this.sql.execute(KEEP, [JSON.stringify(gates)]);
  }

  override async usedUpToday(): Promise<readonly Left[]> {
    const rows = await this.sql.query<{ id: string; day: string }>(USED_UP);
    return rows.map(({ id, day }) => ({ scope: `stock-day:${id}`, day, units: 0, fen: null }));
  }
}
