import { Injectable } from '@nestjs/common';
import type { LifecycleState } from '@boon/contracts';
import { Sql } from '@boon/platform/database';
import type { Governed } from '../domain/governed.js';
import { GovernedRepository, type GovernedFilter } from '../domain/governed.repository.js';

interface GovernedRow {
  id: string;
  code: string;
  version: number;
  state: LifecycleState;
  content: unknown;
  content_hash: string;
  authors: string[];
  links: Record<string, string>;
  created_at: Date;
  updated_at: Date;
}

/** The table of one kind of governed objects, for the owning lib's migration. */
export function governedTable(table: string): string {
  return `create table ${table} (
    id uuid primary key,
    code text not null unique check (length(code) between 1 and 80),
    version integer not null check (version > 0),
    state text not null check (state in ('draft', 'in-review', 'approved', 'scheduled',
      'running', 'paused', 'ended', 'archived')),
    content jsonb not null,
    content_hash text not null check (length(content_hash) = 64),
    authors text[] not null check (cardinality(authors) > 0),
    links jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  );`;
}

@Injectable()
export class SqlGovernedRepository extends GovernedRepository {
  constructor(private readonly sql: Sql) {
    super();
  }

  async add<Content>(table: string, object: Governed<Content>): Promise<boolean> {
    const added = await this.sql.execute(
      `insert into ${table} (id, code, version, state, content, content_hash, authors, links,
         created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (code) do nothing`,
      [
        object.id,
        object.code,
        object.version,
        object.state,
        JSON.stringify(object.content),
        object.contentHash,
        object.authors,
        JSON.stringify(object.links),
        object.createdAt,
        object.updatedAt,
      ],
    );
    return added === 1;
  }

  async find<Content>(table: string, id: string): Promise<Governed<Content> | null> {
    const rows = await this.sql.query<GovernedRow>(`select * from ${table} where id = $1`, [id]);
    return toGoverned<Content>(rows[0]);
  }

  async lock<Content>(table: string, id: string): Promise<Governed<Content> | null> {
    const rows = await this.sql.query<GovernedRow>(
      `select * from ${table} where id = $1 for update`,
      [id],
    );
    return toGoverned<Content>(rows[0]);
  }

  async save<Content>(table: string, object: Governed<Content>): Promise<void> {
    await this.sql.execute(
      `update ${table} set version = $2, state = $3, content = $4, content_hash = $5, authors = $6,
         links = $7, updated_at = $8 where id = $1`,
      [
        object.id,
        object.version,
        object.state,
        JSON.stringify(object.content),
        object.contentHash,
        object.authors,
        JSON.stringify(object.links),
        object.updatedAt,
      ],
    );
  }

  async list<Content>(table: string, filter: GovernedFilter): Promise<Governed<Content>[]> {
    const rows = await this.sql.query<GovernedRow>(
      `select * from ${table}
       where ($1::text is null or code = $1) and ($2::text is null or state = $2)
         and ($3::uuid is null or id < $3) and content @> $5::jsonb
         and not ($6::boolean and state = 'draft')
       order by id desc limit $4`,
      [
        ...[filter.code ?? null, filter.state ?? null, filter.after ?? null, filter.limit],
        ...[JSON.stringify(filter.content ?? {}), filter.exceptDrafts ?? false],
      ],
    );
    return rows.flatMap((row) => toGoverned<Content>(row) ?? []);
  }
}

function toGoverned<Content>(row: GovernedRow | undefined): Governed<Content> | null {
  if (!row) return null;
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    state: row.state,
    content: row.content as Content,
    contentHash: row.content_hash,
    authors: row.authors,
    links: row.links,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
