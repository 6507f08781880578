import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@boon/platform';
import { Sql } from '@boon/platform/database';
import { SubsidyBalances, type ReadBalances } from '../balances/subsidy-balances.js';
import { UserStates } from '../user-states.js';

const LOCK = `
  insert into service_support.user_profile as held (user_id)
  select user_id from unnest($1::text[]) as told (user_id) order by user_id
  on conflict (user_id) do update set version = held.version`;

/** $1: user ids, $2: fen. Where the balance is as before nothing is written. */
const PUT = `
  update service_support.user_profile as held
  set subsidy_balance = told.fen, version = held.version + 1
  from unnest($1::text[], $2::bigint[]) as told (user_id, fen)
  where held.user_id = told.user_id and held.subsidy_balance <> told.fen`;

/** `SubsidyBalances` beside the other facts of a user in PostgreSQL. */
@Injectable()
export class SqlSubsidyBalances extends SubsidyBalances {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
    private readonly states: UserStates,
  ) {
    super();
  }

  async renew(userIds: readonly string[], read: ReadBalances): Promise<void> {
    const users = [...new Set(userIds)];
    if (users.length === 0) return;
    await this.unitOfWork.run(async () => {
      await this.sql.execute(LOCK, [users]);
      const balances = await read(users);
      const fen = users.map((userId) => String(balances.get(userId) ?? 0n));
      await this.sql.execute(PUT, [users, fen]);
    });
    await this.states.refresh(users);
  }

  async holders(after: string, most: number): Promise<readonly string[]> {
    const rows = await this.sql.query<{ user_id: string }>(
      `select user_id from service_support.user_profile
       where user_id > $1 and subsidy_balance > 0 order by user_id limit $2`,
      [after, most],
    );
    return rows.map(({ user_id }) => user_id);
  }
}
