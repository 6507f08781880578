import type { Claim } from '../../claim/domain/claim.js';
import type { Crowd } from './crowd.js';

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
  /** Over the last half minute, of a job that ended over all its time; null: it did not start. */
  readonly rowsPerSecond: number | null;
  /** Until the last row has its outcome, at that rate; null: not known. */
  readonly secondsLeft: number | null;
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
  /** HMACs of the natural person behind each, separated by blanks; null where no row has any. */
  readonly persons: readonly string[] | null;
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

/** Rows of a job at most. */
export const MOST_ROWS = 10_000_000;

export const GRANTED = 'granted';
export const ROW_INVALID = 'row.invalid';

/** The claim key of every row of a job: a user has one grant of a job, however often it names them. */
export function claimKeyOfJob(jobId: string): string {
  return `job:${jobId}`;
}

/** Whole seconds until a running job is through; null: not known. */
export function secondsLeft(
  { state }: Pick<GrantJob, 'state'>,
  { total, granted, refused, rowsPerSecond }: Omit<GrantJobProgress, 'secondsLeft'>,
): number | null {
  if (state === 'done') return 0;
  if (state !== 'running' || rowsPerSecond === null || rowsPerSecond === 0) return null;
  return Math.ceil((total - granted - refused) / rowsPerSecond);
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

/** The claim of one row: `personKeys` as it stands in the chunk. */
export function claimOfRow({ job }: GrantChunk, userId: string, personKeys: string): Claim {
  const { id, stockId, stockVersion, openedAt } = job;
  return {
    userId,
    claimKey: claimKeyOfJob(id),
    mode: 'batch',
    items: [{ stockId, version: stockVersion, resolvedTerms: null }],
    pack: 'all',
    offeredAt: openedAt,
    offerEndsAt: null,
    ...{ schemeId: null, channel: null, slot: null, personKeys: keysOf(personKeys) },
  };
}

/** The rows of a chunk as a crowd; null where a row names nobody, or somebody whom another row named. */
export function crowdOf(chunk: GrantChunk): Crowd | null {
  const { users, persons } = chunk;
  const [first] = users;
  if (first === undefined || users.includes('')) return null;
  if (new Set(users).size < users.length) return null;
  return {
    claim: claimOfRow(chunk, first, persons?.[0] ?? ''),
    users,
    persons: persons === null ? users.map(() => []) : persons.map(keysOf),
  };
}

function keysOf(personKeys: string): string[] {
  return personKeys === '' ? [] : [...new Set(personKeys.split(' '))];
}
