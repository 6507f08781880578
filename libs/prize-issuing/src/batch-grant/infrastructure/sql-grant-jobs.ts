import { Injectable } from '@nestjs/common';
import { Sql, UnitOfWork } from '@boon/platform';
import {
  claimKeyOfJob,
  tallyOfOutcomes,
  type GrantChunk,
  type GrantedChunk,
  type GrantJob,
  type GrantJobProgress,
  type GrantJobState,
  type RowOutcome,
} from '../domain/grant-job.js';
import { GrantJobs } from '../domain/grant-jobs.js';
import {
  ADD_CHUNKS,
  CANCEL,
  CHUNK,
  END,
  FIND,
  FINISH,
  GRANTS_OF_CHUNK,
  OPEN,
  PROGRESS,
  PUT_BACK,
  REFUSALS,
  START,
  TAKE,
} from './grant-job-sql.js';

const ROWS_OF_CHUNK = 1_000;
const ROWS_OF_STATEMENT = 50 * ROWS_OF_CHUNK;
const LEASE_MS = 15_000;

interface JobRow {
  readonly id: string;
  readonly stock_id: string;
  readonly stock_version: number;
  readonly state: GrantJobState;
  readonly note: string;
  readonly opened_by: string;
  readonly opened_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
}

interface ChunkRow extends JobRow {
  readonly number: number;
  readonly first_row: number;
  readonly users: readonly string[];
  readonly outcomes?: readonly string[] | null;
}

interface ProgressRow {
  readonly total: number;
  readonly granted: number;
  readonly refused: number;
  readonly chunks: number;
  readonly fault: string | null;
}

/** Jobs in the tables grant_job and grant_job_chunk. */
@Injectable()
export class SqlGrantJobs extends GrantJobs {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  override async open(job: Parameters<GrantJobs['open']>[0]): Promise<void> {
    const { id, stockId, stockVersion, note, openedBy } = job;
    await this.sql.execute(OPEN, [id, stockId, stockVersion, note, openedBy]);
  }

  override find(jobId: string): Promise<GrantJob | null> {
    return this.read(FIND, jobId);
  }

  override findForChange(jobId: string): Promise<GrantJob | null> {
    return this.read(`${FIND} for no key update`, jobId);
  }

  override async progress(jobId: string): Promise<GrantJobProgress> {
    const [row] = await this.sql.query<ProgressRow>(PROGRESS, [jobId]);
    const refusals = await this.sql.query<{ code: string; rows: number }>(REFUSALS, [jobId]);
    return {
      total: row?.total ?? 0,
      granted: row?.granted ?? 0,
      refused: row?.refused ?? 0,
      refusals: Object.fromEntries(refusals.map(({ code, rows }) => [code, rows])),
      fault: row?.fault ?? null,
    };
  }

  override async addRows(jobId: string, users: readonly string[]): Promise<number> {
    const [{ total, chunks } = { total: 0, chunks: 0 }] = await this.sql.query<ProgressRow>(
      PROGRESS,
      [jobId],
    );
    // A statement has seconds: a large upload is written in pieces.
    for (let first = 0; first < users.length; first += ROWS_OF_STATEMENT) {
      const some = users.slice(first, first + ROWS_OF_STATEMENT);
      const at = { number: chunks + first / ROWS_OF_CHUNK, row: total + first + 1 };
      await this.addChunks(jobId, at, some);
    }
    return total + users.length;
  }

  override async start(jobId: string): Promise<void> {
    await this.sql.execute(START, [jobId]);
  }

  override async cancel(jobId: string): Promise<void> {
    await this.sql.execute(CANCEL, [jobId]);
  }

  override async take(): Promise<GrantChunk | null> {
    const [row] = await this.sql.query<ChunkRow>(TAKE, [LEASE_MS]);
    if (row !== undefined) return chunkOf(row);
    // A process that died between its last rows and the end of the job left it open.
    await this.sql.execute(END, [null]);
    return null;
  }

  override async finish(chunk: GrantChunk, outcomes: readonly RowOutcome[]): Promise<void> {
    const { granted, refused, refusals } = tallyOfOutcomes(outcomes);
    const key = [chunk.job.id, chunk.number];
    const told = refused === 0 ? null : JSON.stringify(outcomes);
    const answers = [told, granted, refused, JSON.stringify(refusals)];
    await this.sql.execute(FINISH, [...key, ...answers]);
    // Apart from the above: of two processes that finish the last chunks, the later one sees both.
    await this.sql.execute(END, [chunk.job.id]);
  }

  override async putBack(chunk: GrantChunk, fault: string): Promise<void> {
    await this.sql.execute(PUT_BACK, [chunk.job.id, chunk.number, fault]);
  }

  override async outcomes(jobId: string, number: number): Promise<GrantedChunk | null> {
    return this.unitOfWork.run(async () => {
      const [row] = await this.sql.query<ChunkRow>(CHUNK, [jobId, number]);
      if (row === undefined) return null;
      const grants = await this.sql.query<{ user_id: string; id: string }>(GRANTS_OF_CHUNK, [
        [...new Set(row.users)],
        claimKeyOfJob(jobId),
      ]);
      const grantIds = new Map(grants.map((grant) => [grant.user_id, grant.id]));
      return { ...chunkOf(row), outcomes: row.outcomes ?? null, grantIds };
    });
  }

  private async addChunks(
    jobId: string,
    first: { readonly number: number; readonly row: number },
    users: readonly string[],
  ): Promise<void> {
    const parts = Array.from({ length: Math.ceil(users.length / ROWS_OF_CHUNK) }, (_, part) =>
      users.slice(part * ROWS_OF_CHUNK, (part + 1) * ROWS_OF_CHUNK),
    );
    await this.sql.execute(ADD_CHUNKS, [
      jobId,
      parts.map((_, part) => first.number + part),
      parts.map((_, part) => first.row + part * ROWS_OF_CHUNK),
      parts.map((part) => JSON.stringify(part)),
    ]);
  }

  private async read(text: string, jobId: string): Promise<GrantJob | null> {
    const [row] = await this.sql.query<JobRow>(text, [jobId]);
    return row === undefined ? null : jobOf(row);
  }
}

function chunkOf(row: ChunkRow): GrantChunk {
  return { job: jobOf(row), number: row.number, first: row.first_row, users: row.users };
}

function jobOf(row: JobRow): GrantJob {
  return {
    id: row.id,
    stockId: row.stock_id,
    stockVersion: row.stock_version,
    state: row.state,
    note: row.note,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
