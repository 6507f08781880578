import type {
  GrantChunk,
  GrantedChunk,
  GrantJob,
  GrantJobProgress,
  RowOutcome,
} from './grant-job.js';
import type { SegmentOfJob } from './job-segment.js';

/** Rows that came together. */
export interface GrantPart {
  /** Names them: SHA-256 of an upload, as hex. */
  readonly content: string;
  readonly count: number;
  /** All rows in order, `ROWS_OF_PIECE` in each piece but the last: they need not be in memory together. */
  readonly pieces: AsyncIterable<GrantPiece> | Iterable<GrantPiece>;
}

/** Some of the rows of a part. */
export interface GrantPiece {
  readonly users: readonly string[];
  /** As in a chunk. */
  readonly persons: readonly string[] | null;
}

/** Rows that are written at once: a statement has seconds. */
export const ROWS_OF_PIECE = 50_000;

/** Rows that are all at hand, as a part: at most those of a piece. */
export function partOf(content: string, users: readonly string[]): GrantPart {
  return { content, count: users.length, pieces: [{ users, persons: null }] };
}

/** Where jobs and their rows are kept. */
export abstract class GrantJobs {
  /** Opens a job, of a segment's members where one is named; in the ambient unit of work. */
  abstract open(
    job: Pick<GrantJob, 'id' | 'stockId' | 'stockVersion' | 'note' | 'openedBy'>,
    segment?: SegmentOfJob,
  ): Promise<void>;

  abstract find(jobId: string): Promise<GrantJob | null>;

  /** As `find`, and keeps others from changing it until the end of the unit of work. */
  abstract findForChange(jobId: string): Promise<GrantJob | null>;

  abstract progress(job: Pick<GrantJob, 'id' | 'state'>): Promise<GrantJobProgress>;

  /** How many rows it has. */
  abstract size(jobId: string): Promise<number>;

  /**
   * Appends rows behind those that are there, in the ambient unit of work, unless the same upload was taken
   * before; answers how many there are now.
   */
  abstract addPart(jobId: string, part: GrantPart): Promise<number>;

  abstract start(jobId: string): Promise<void>;

  abstract cancel(jobId: string): Promise<void>;

  /**
   * The next rows of a running job for this process alone; null: nothing to do. They come back to the
   * others by themselves, should this process not finish them.
   */
  abstract take(): Promise<GrantChunk | null>;

  /** Notes the outcomes, and the end of the job when these were its last rows. Twice is once. */
  abstract finish(chunk: GrantChunk, outcomes: readonly RowOutcome[]): Promise<void>;

  /** Notes the end of the job, if all its rows have their outcome. */
  abstract end(jobId: string): Promise<void>;

  /** The rows could not be granted now: some time later they are taken again. */
  abstract putBack(chunk: GrantChunk, fault: string): Promise<void>;

  /** A chunk with its outcomes; null behind the last one. */
  abstract outcomes(jobId: string, number: number): Promise<GrantedChunk | null>;
}
