import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { CodeBook, type CodeBatch, type FoundCode } from '../domain/code-book.js';

const OPEN = `
  insert into prize_issuing.code_batch
    (id, stock_id, stock_version, kind, size, kid, note, opened_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

const FIND = `select * from prize_issuing.code_batch where id = $1`;

const TAKE = `
  select * from prize_issuing.code_batch where made < size and kind = 'unique'
  order by id limit 1 for no key update skip locked`;

/** Sorted, so that neighbours in the index are written together. */
const ADD = `
  insert into prize_issuing.code (mac, batch_id)
  select mac, $1 from unnest($2::uuid[]) as made (mac) order by mac
  on conflict (mac) do nothing`;

const COUNT = `update prize_issuing.code_batch set made = made + $2 where id = $1`;

// A unique code is the claim key of its grant; the second condition on it is the one of its index.
const LOOK_UP = `
  select code.mac, batch.*, used.user_id as used_by from prize_issuing.code
  join prize_issuing.code_batch as batch on batch.id = code.batch_id
  left join lateral (
    select user_id from prize_issuing.benefit_grant
    where claim_key = 'once:code:' || replace(code.mac::text, '-', '')
      and claim_key like 'once:%' limit 1
  ) as used on true
  where code.mac = any ($1::uuid[]) limit 1`;

interface BatchRow {
  readonly id: string;
  readonly stock_id: string;
  readonly stock_version: number;
  readonly kind: CodeBatch['kind'];
  readonly size: number;
  readonly made: number;
  readonly kid: string;
  readonly note: string;
  readonly opened_by: string;
  readonly opened_at: Date;
}

interface FoundRow extends BatchRow {
  readonly mac: string;
  readonly used_by: string | null;
}

/** Codes in the tables code_batch and code. */
@Injectable()
export class SqlCodeBook extends CodeBook {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async open(batch: Parameters<CodeBook['open']>[0]): Promise<void> {
    const { id, stockId, stockVersion, kind, size, kid, note, openedBy } = batch;
    await this.sql.execute(OPEN, [id, stockId, stockVersion, kind, size, kid, note, openedBy]);
  }

  override async find(batchId: string): Promise<CodeBatch | null> {
    const [row] = await this.sql.query<BatchRow>(FIND, [batchId]);
    return row === undefined ? null : batchOf(row);
  }

  override async takeIncomplete(): Promise<CodeBatch | null> {
    const [row] = await this.sql.query<BatchRow>(TAKE);
    return row === undefined ? null : batchOf(row);
  }

  override async add(batchId: string, macs: readonly string[]): Promise<boolean> {
    if ((await this.sql.execute(ADD, [batchId, macs])) !== macs.length) return false;
    await this.sql.execute(COUNT, [batchId, macs.length]);
    return true;
  }

  override async lookUp(macs: readonly string[]): Promise<FoundCode | null> {
    const [row] = await this.sql.query<FoundRow>(LOOK_UP, [macs]);
    if (row === undefined) return null;
    return { mac: row.mac.replaceAll('-', ''), batch: batchOf(row), usedBy: row.used_by };
  }
}

function batchOf(row: BatchRow): CodeBatch {
  return {
    id: row.id,
    stockId: row.stock_id,
    stockVersion: row.stock_version,
    kind: row.kind,
    size: row.size,
    made: row.made,
    kid: row.kid,
    note: row.note,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
  };
}
