import { Injectable } from '@nestjs/common';
import { kindsUsed } from '@boon/benefit-terms/kinds';
import { Sql } from '@boon/platform';
import { SubsidyChanges, type ChangedSubsidies } from '../domain/subsidy-changes.js';

const LOTS = `
  from prize_issuing.benefit_grant as lot
  join prize_issuing.stock_version as version on version.stock_id = lot.stock_id
    and version.version = lot.stock_version and version.kind = any ($1::text[])
  where lot.state in ('held', 'locked')`;

const BALANCES = `
  select lot.user_id, sum(lot.worst_case - coalesce(lot.lot_locked, 0)) as fen
  ${LOTS} and lot.user_id = any ($2::text[]) and lot.expires_at > now()
  group by lot.user_id`;

const KINDS = kindsUsed('in-parts');

/** The journal in the table subsidy_change. */
@Injectable()
export class SqlSubsidyChanges extends SubsidyChanges {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async note(userIds: readonly string[]): Promise<void> {
    await this.sql.execute(
      `insert into prize_issuing.subsidy_change (user_id)
       select distinct user_id from unnest($1::text[]) as changed (user_id)`,
      [userIds],
    );
  }

  override async next(most: number): Promise<ChangedSubsidies> {
    const rows = await this.sql.query<{ id: string; user_id: string }>(
      'select id, user_id from prize_issuing.subsidy_change order by id limit $1',
      [most],
    );
    const userIds = [...new Set(rows.map((row) => row.user_id))];
    return { ids: rows.map(({ id }) => id), userIds };
  }

  override async done(ids: readonly string[]): Promise<void> {
    await this.sql.execute(
      'delete from prize_issuing.subsidy_change where id = any ($1::bigint[])',
      [ids],
    );
  }

  override async noteEverybody(): Promise<void> {
    await this.sql.execute(
      `insert into prize_issuing.subsidy_change (user_id) select distinct lot.user_id ${LOTS}`,
      [KINDS],
    );
  }

  override async balancesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
    const rows = await this.sql.query<{ user_id: string; fen: string }>(BALANCES, [KINDS, userIds]);
    return new Map(rows.map(({ user_id, fen }) => [user_id, BigInt(fen)]));
  }
}
