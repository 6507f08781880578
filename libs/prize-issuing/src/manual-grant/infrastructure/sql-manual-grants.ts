import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { AuditTrail } from '@boon/platform/database';
import { Money } from '@boon/shared-kernel';
import { ManualGrants, type FreelyGiven } from '../domain/manual-grants.js';

const ONE_AT_A_TIME = `
  select pg_advisory_xact_lock(hashtextextended('boon manual grants of ' || $1, 0))`;

const GIVEN = `
  select coalesce(sum(total), 0)::text as fen from prize_issuing.free_hand_grant
  where given_by = $1 and at > now() - interval '30 days'`;

const KEEP = `
  insert into prize_issuing.free_hand_grant (job_id, given_by, total) values ($1, $2, $3)`;

/** Small grants in the table free_hand_grant. */
@Injectable()
export class SqlManualGrants extends ManualGrants {
  constructor(
    private readonly sql: Sql,
    private readonly audit: AuditTrail,
  ) {
    super();
  }

  override async givenFreely(by: string): Promise<Money> {
    await this.sql.query(ONE_AT_A_TIME, [by]);
    const [row] = await this.sql.query<{ fen: string }>(GIVEN, [by]);
    return Money.parse(row?.fen ?? '0');
  }

  override async keep({ jobId, by, total: sum, ...given }: FreelyGiven): Promise<void> {
    const total = sum.toString();
    await this.sql.execute(KEEP, [jobId, by, total]);
    await this.audit.record({
      ...{ actor: by, role: 'operator', action: 'manual-grant.give', subject: `job:${jobId}` },
      ...{ before: null, after: { ...given, total } },
    });
  }
}
