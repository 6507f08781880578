import type { AuditedAct } from '../database/audit/audit-trail.js';
import type { Sql } from '../database/sql.js';

/** What the audit trail keeps of a subject, the first act first. */
export function actsOn(sql: Sql, subject: string): Promise<Omit<AuditedAct, 'subject'>[]> {
  return sql.query(
    `select actor, role, action, before, after from platform.audit_entry
     where subject = $1 order by id`,
    [subject],
  );
}
