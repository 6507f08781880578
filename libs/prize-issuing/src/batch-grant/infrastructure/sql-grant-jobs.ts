import { Injectable } from '@nestjs/common';
import { Sql, UnitOfWork } from '@boon/platform';
import { ensure } from '@boon/shared-kernel';
import { textColumn } from '../../claim/infrastructure/text-array.js';
import {
  claimKeyOfJob,
  GRANTED,
  secondsLeft,
  tallyOfOutcomes,
  type GrantChunk,
  type GrantedChunk,
  type GrantJob,
  type GrantJobProgress,
  type GrantJobState,
  type RowOutcome,
} from '../domain/grant-job.js';
import { GrantJobs, type GrantPart, type GrantPiece } from '../domain/grant-jobs.js';
import type { SegmentOfJob } from '../domain/job-segment.js';
import {
  ADD_CHUNKS,
  ADD_PART,
  CANCEL,
  CHUNK,
  END,
  FIND,
  FINISH,
  GRANTS_OF_CHUNK,
  OF_SEGMENT,
  OPEN,
  PROGRESS,
  PUT_BACK,
  REFUSALS,
  SIZE,
  START,
  TAKE,
} from './grant-job-sql.js';

const ROWS_OF_CHUNK = 1_000;
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
  readonly persons: readonly string[] | null;
}

interface DoneRow extends ChunkRow {
  readonly outcomes: readonly string[] | null;
  readonly is_done: boolean;
}

interface ProgressRow {
  readonly total: number;
  readonly granted: number;
  readonly refused: number;
  readonly fault: string | null;
  readonly rows_per_second: number | null;
}

interface SizeRow {
  readonly total: number;
  readonly chunks: number;
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

  override async open(
    { id, stockId, stockVersion, note, openedBy }: Parameters<GrantJobs['open']>[0],
    segment?: SegmentOfJob,
  ): Promise<void> {
    await this.sql.execute(OPEN, [id, stockId, stockVersion, note, openedBy]);
    if (segment === undefined) return;
    const { code, version, condition, at } = segment;
    const rule = condition === null ? null : JSON.stringify(condition);
    await this.sql.execute(OF_SEGMENT, [id, code, version, rule, at]);
  }

  override find(jobId: string): Promise<GrantJob | null> {
    return this.read(FIND, jobId);
  }

  override findForChange(jobId: string): Promise<GrantJob | null> {
    return this.read(`${FIND} for no key update`, jobId);
  }

  override async progress(job: Pick<GrantJob, 'id' | 'state'>): Promise<GrantJobProgress> {
    const [row] = await this.sql.query<ProgressRow>(PROGRESS, [job.id]);
    ensure(row !== undefined, 'a job that was found stays');
    const refusals = await this.sql.query<{ code: string; rows: number }>(REFUSALS, [job.id]);
    const { total, granted, refused, fault, rows_per_second: rowsPerSecond } = row;
    const progress = {
      ...{ total, granted, refused, fault, rowsPerSecond },
      refusals: Object.fromEntries(refusals.map(({ code, rows }) => [code, rows])),
    };
    return { ...progress, secondsLeft: secondsLeft(job, progress) };
  }

  override async size(jobId: string): Promise<number> {
    return (await this.sizeOf(jobId)).total;
  }

  override async addPart(jobId: string, part: GrantPart): Promise<number> {
    const { total, chunks } = await this.sizeOf(jobId);
    const { content, count, pieces } = part;
    if ((await this.sql.execute(ADD_PART, [jobId, content, count])) === 0) return total;
    let written = 0;
    for await (const piece of pieces) {
      const at = { number: chunks + written / ROWS_OF_CHUNK, row: total + written + 1 };
      await this.addChunks(jobId, at, piece);
      written += piece.users.length;
    }
    ensure(written === count, 'a part has the rows that it says it has');
    return total + count;
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
    const told = refused === 0 ? null : textColumn(outcomes);
    const answers = [told, granted, refused, JSON.stringify(refusals)];
    await this.sql.execute(FINISH, [...key, ...answers]);
    await this.end(chunk.job.id);
  }

  /** Apart from what ends a chunk: of two processes that finish the last ones, the later one sees both. */
  override async end(jobId: string): Promise<void> {
    await this.sql.execute(END, [jobId]);
  }

  override async putBack(chunk: GrantChunk, fault: string): Promise<void> {
    await this.sql.execute(PUT_BACK, [chunk.job.id, chunk.number, fault]);
  }

  override async outcomes(jobId: string, number: number): Promise<GrantedChunk | null> {
    return this.unitOfWork.run(async () => {
      const [row] = await this.sql.query<DoneRow>(CHUNK, [jobId, number]);
      if (row === undefined) return null;
      const grants = await this.sql.query<{ user_id: string; id: string }>(GRANTS_OF_CHUNK, [
        [...new Set(row.users)],
        claimKeyOfJob(jobId),
      ]);
      const grantIds = new Map(grants.map((grant) => [grant.user_id, grant.id]));
      return { ...chunkOf(row), outcomes: outcomesOf(row), grantIds };
    });
  }

  private async addChunks(
    jobId: string,
    first: { readonly number: number; readonly row: number },
    { users, persons }: GrantPiece,
  ): Promise<void> {
    const starts = Array.from(
      { length: Math.ceil(users.length / ROWS_OF_CHUNK) },
      (_, part) => part * ROWS_OF_CHUNK,
    );
    const texts = (rows: readonly string[]): string[] =>
      starts.map((start) => textColumn(rows.slice(start, start + ROWS_OF_CHUNK)));
    await this.sql.execute(ADD_CHUNKS, [
      jobId,
      starts.map((_, part) => first.number + part),
      starts.map((start) => first.row + start),
      starts.map((start) => Math.min(ROWS_OF_CHUNK, users.length - start)),
      texts(users),
      persons === null ? starts.map(() => null) : texts(persons),
    ]);
  }

  private async sizeOf(jobId: string): Promise<SizeRow> {
    const [row] = await this.sql.query<SizeRow>(SIZE, [jobId]);
    return row ?? { total: 0, chunks: 0 };
  }

  private async read(text: string, jobId: string): Promise<GrantJob | null> {
    const [row] = await this.sql.query<JobRow>(text, [jobId]);
    return row === undefined ? null : jobOf(row);
  }
}

function chunkOf(row: ChunkRow): GrantChunk {
  const { number, first_row: first, users, persons } = row;
  return { job: jobOf(row), number, first, users, persons };
}

/** A chunk that is done and says no more was granted altogether. */
function outcomesOf({ outcomes, is_done: isDone, users }: DoneRow): readonly RowOutcome[] | null {
  return outcomes ?? (isDone ? users.map(() => GRANTED) : null);
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
