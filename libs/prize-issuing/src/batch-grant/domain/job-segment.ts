/** A segment by the words that say who belongs to it, as they were when the job was opened. */
export interface SegmentOfJob {
  readonly code: string;
  /** Of its rule; null: a static list. */
  readonly version: number | null;
  /** The rule on the wire; null: a static list. */
  readonly condition: Readonly<Record<string, unknown>> | null;
  /** The moment whose clock the rule is judged by. */
  readonly at: Date;
}

/** The segment whose members are the rows of a job. */
export interface JobSegment {
  readonly segment: SegmentOfJob;
  /** How many users were looked at so far. */
  readonly read: number;
  /** Whether every member is a row of the job. */
  readonly isComplete: boolean;
}

/** A job whose members are not all there yet. */
export interface GatheringJob extends JobSegment {
  readonly jobId: string;
  /** The last user that was looked at; '' before the first. */
  readonly readTo: string;
}

/** Which jobs are of segments, and how far their members are gathered. */
export abstract class JobSegments {
  /** Null: the rows of the job are uploaded. */
  abstract find(jobId: string): Promise<JobSegment | null>;

  /** A job that nobody else is gathering for, held until the end of the unit of work; null: there is none. */
  abstract next(): Promise<GatheringJob | null>;

  /** Notes that so many more were looked at, up to this one; null: there are no more. */
  abstract advance(jobId: string, read: number, readTo: string | null): Promise<void>;
}
