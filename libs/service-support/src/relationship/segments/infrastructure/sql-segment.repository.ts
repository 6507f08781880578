import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { ensure } from '@boon/shared-kernel';
import type { Segment } from '../domain/segment.js';
import { SegmentRepository, type SegmentDraft } from '../segment.repository.js';

interface SegmentRow {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly condition: Record<string, unknown>;
  readonly version: number;
  readonly by: string;
  readonly changed_at: Date;
}

// A version that was removed goes on counting: the log tells each one once.
const PUT = `
  insert into service_support.segment_rule as held (code, name_zh, name_en, condition, version, by)
  select $1, $2, $3, $4::jsonb, 1 + coalesce(max(version), 0), $5
  from service_support.segment_rule_log where code = $1
  on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
    condition = excluded.condition, version = excluded.version, by = excluded.by, changed_at = now()
  where (held.name_zh, held.name_en, held.condition)
    is distinct from (excluded.name_zh, excluded.name_en, excluded.condition)
  returning code, version, name_zh, name_en, condition, by`;

const LOG = `
  insert into service_support.segment_rule_log (code, version, name_zh, name_en, condition, by)`;

/** `SegmentRepository` in PostgreSQL. */
@Injectable()
export class SqlSegmentRepository extends SegmentRepository {
  constructor(private readonly sql: Sql) {
    super();
  }

  async put({ code, name, condition, by }: SegmentDraft): Promise<Segment> {
    await this.sql.execute(
      `with put as (${PUT}) ${LOG} select code, version, name_zh, name_en, condition, by from put`,
      [code, name.zh, name.en, JSON.stringify(condition), by],
    );
    const segment = (await this.all()).find((each) => each.code === code);
    ensure(segment !== undefined, `the segment ${code} was just written`);
    return segment;
  }

  async remove(code: string, by: string): Promise<boolean> {
    const removed = await this.sql.query(
      `with removed as (delete from service_support.segment_rule where code = $1 returning *)
       ${LOG} select code, version + 1, name_zh, name_en, null, $2 from removed returning id`,
      [code, by],
    );
    return removed.length > 0;
  }

  async all(): Promise<Segment[]> {
    const rows = await this.sql.query<SegmentRow>(
      'select * from service_support.segment_rule order by code',
    );
    return rows.map((row) => ({
      code: row.code,
      name: { zh: row.name_zh, en: row.name_en },
      condition: row.condition,
      version: row.version,
      by: row.by,
      changedAt: row.changed_at,
    }));
  }
}
