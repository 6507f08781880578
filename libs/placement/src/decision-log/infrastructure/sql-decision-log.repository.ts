import { Injectable } from '@nestjs/common';
import type { DecisionLoggedPayload } from '@boon/contracts/placement';
import { Sql } from '@boon/platform/database';
import type { CatalogueVersion } from '../../catalogue/node-history.js';
import { DecisionLogRepository } from '../decision-log.repository.js';
import { inParts } from '../domain/in-parts.js';

const READ_AT_ONCE = 500;
/** How many objects of a catalogue one statement names. */
const ITEMS_AT_ONCE = 5_000;

@Injectable()
export class SqlDecisionLogRepository extends DecisionLogRepository {
  constructor(private readonly sql: Sql) {
    super();
  }

  async keep(
    decisions: readonly DecisionLoggedPayload[],
    versions: readonly CatalogueVersion[],
  ): Promise<void> {
    for (const version of versions) await this.keepVersion(version);
    await this.sql.execute(
      `insert into placement.decision_log (decision_id, decided_at, user_id, body)
       select (body->>'decisionId')::uuid, (body->>'decidedAt')::timestamptz, body->>'userId', body
       from jsonb_array_elements($1::jsonb) as told (body)
       on conflict do nothing`,
      [JSON.stringify(decisions)],
    );
  }

  private async keepVersion(of: CatalogueVersion): Promise<void> {
    const { node, version, checksum, isBase, items } = of;
    const parts = inParts(items, ITEMS_AT_ONCE);
    for (const [part, some] of parts.entries()) {
      await this.sql.execute(
        `insert into placement.catalogue_version (node, version, part, checksum, is_base, items)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
        [node, version, part, checksum, isBase, JSON.stringify(some)],
      );
    }
  }

  async *since(since: Date, most: number): AsyncGenerator<readonly DecisionLoggedPayload[]> {
    let after: { at: string; id: string } = { at: since.toISOString(), id: NO_ID };
    for (let left = most; left > 0; left -= READ_AT_ONCE) {
      const rows = await this.sql.query<{ at: string; id: string; body: DecisionLoggedPayload }>(
        `select decided_at::text as at, decision_id as id, body from placement.decision_log
         where (decided_at, decision_id) > ($1::timestamptz, $2::uuid)
         order by decided_at, decision_id limit $3`,
        [after.at, after.id, Math.min(READ_AT_ONCE, left)],
      );
      if (rows.length > 0) yield rows.map(({ body }) => body);
      if (rows.length < READ_AT_ONCE) return;
      after = rows.at(-1) ?? after;
    }
  }
}

const NO_ID = '00000000-0000-0000-0000-000000000000';
