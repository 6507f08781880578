/** `collecting`: takes rows; `running`: grants; `done`: each row has its outcome; `cancelled`: the rest is left. */
export type GrantJobState = 'collecting' | 'running' | 'done' | 'cancelled';

/** One benefit for each user of a list. */
export interface GrantJob {
  readonly id: string;
  readonly stockId: string;
  /** The stock's version when the job was opened: its terms are the ones that are granted. */
  readonly stockVersion: number;
  readonly state: GrantJobState;
  readonly note: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

/** How far a job is. Rows count, also those that name a user again. */
export interface GrantJobProgress {
  readonly total: number;
  /** Rows whose user has the grant of this job. */
  readonly granted: number;
  readonly refused: number;
  /** Refused rows by code. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Why the last try of some rows failed; they are tried again by themselves. */
  readonly fault: string | null;
}

/** Rows that are granted together. */
export interface GrantChunk {
  readonly job: GrantJob;
  readonly number: number;
  /** Row number of the first, counted from 1. */
  readonly first: number;
  /** User ids; '' for a row that names none. */
  readonly users: readonly string[];
}

/** What became of a row: `granted`, or the code of the refusal. */
export type RowOutcome = string;

/** A chunk with its outcomes, in the order of its rows. */
export interface GrantedChunk extends GrantChunk {
  /** Null while they are not known. */
  readonly outcomes: readonly RowOutcome[] | null;
  /** Ids of the job's grants, by user. */
  readonly grantIds: ReadonlyMap<string, string>;
}

export const GRANTED = 'granted';
export const ROW_INVALID = 'row.invalid';

/** The claim key of every row of a job: a user has one grant of a job, however often it names them. */
export function claimKeyOfJob(jobId: string): string {
  return `job:${jobId}`;
}

/** How many rows were granted, and how many refused by which code. */
export function tallyOfOutcomes(
  outcomes: readonly RowOutcome[],
): Pick<GrantJobProgress, 'granted' | 'refused' | 'refusals'> {
  const refusals: Record<string, number> = {};
  for (const outcome of outcomes) {
    if (outcome !== GRANTED) refusals[outcome] = (refusals[outcome] ?? 0) + 1;
  }
  const refused = Object.values(refusals).reduce((sum, count) => sum + count, 0);
  return { granted: outcomes.length - refused, refused, refusals };
}
