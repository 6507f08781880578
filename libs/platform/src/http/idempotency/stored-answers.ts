import { Injectable } from '@nestjs/common';

import { Sql } from '../../database/sql.js';

/** Whose request this is, under which key, and what it asks (method, path and body, hashed). */
export interface RequestScope {
  readonly caller: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** An answer as it went out, to the byte. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
}

/** An answer kept for a key, with the hash of the request that it answered. */
export interface KeptAnswer extends StoredAnswer {
  readonly bodyHash: string;
}

interface AnswerRow {
  readonly status: number;
  readonly body: string;
  readonly content_type: string;
  readonly body_hash: string;
}

const LOCK = `select pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 14))`;
const FIND = `select status, body, content_type, body_hash from platform.idempotency
  where caller = $1 and key = $2 and created_at > now() - interval '24 hours'`;
const KEEP = `insert into platform.idempotency
    (caller, key, body_hash, status, body, content_type, created_at)
  values ($1, $2, $3, $4, $5, $6, now())
  on conflict (caller, key) do update set body_hash = excluded.body_hash, status = excluded.status,
    body = excluded.body, content_type = excluded.content_type, created_at = excluded.created_at`;
const PURGE = `delete from platform.idempotency where ctid = any (array(
  select ctid from platform.idempotency where created_at < now() - interval '24 hours' limit 5000))`;

/** Answers already given, in `platform.idempotency`; all within the ambient transaction. */
@Injectable()
export class StoredAnswers {
  constructor(private readonly sql: Sql) {}

  /** Waits for a twin with the same caller and key, until the end of its transaction. */
  async lock({ caller, key }: RequestScope): Promise<void> {
    await this.sql.query(LOCK, [caller, key]);
  }

  async find({ caller, key }: RequestScope): Promise<KeptAnswer | undefined> {
    const [row] = await this.sql.query<AnswerRow>(FIND, [caller, key]);
    if (row === undefined) return undefined;
    const { status, body, content_type: contentType, body_hash: bodyHash } = row;
    return { status, body, contentType, bodyHash };
  }

  async keep(scope: RequestScope, answer: StoredAnswer): Promise<void> {
    const { caller, key, bodyHash } = scope;
    const { status, body, contentType } = answer;
    await this.sql.execute(KEEP, [caller, key, bodyHash, status, body, contentType]);
  }
}

/** Deletes answers older than 24 hours, 5,000 at a time; answers how many rows went. For a worker's sweep. */
export async function purgeIdempotency(sql: Sql): Promise<number> {
  let purged = 0;
  for (;;) {
    const batch = await sql.execute(PURGE);
    purged += batch;
    if (batch === 0) return purged;
  }
}
