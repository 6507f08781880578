import { Injectable } from '@nestjs/common';
import { AuditTrail, type AuditedAct } from './audit-trail.js';
import { Sql } from '../sql.js';

const RECORD = `
  insert into platform.audit_entry (actor, role, action, subject, before, after)
  values ($1, $2, $3, $4, $5, $6)`;

/** Entries in the table audit_entry, in the ambient unit of work. */
@Injectable()
export class SqlAuditTrail extends AuditTrail {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async record({
    actor,
    role,
    action,
    subject,
    before,
    after,
  }: AuditedAct): Promise<void> {
    const [was, is] = [before, after].map((state) => JSON.stringify(state ?? null));
    await this.sql.execute(RECORD, [actor, role, action, subject, was, is]);
  }
}
