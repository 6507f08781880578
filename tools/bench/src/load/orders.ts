import type { SigningKey } from '@boon/platform';

/** What a load process knows from its start. */
export interface LoadSetting {
  /** Users and their bearer tokens, one per line: `sub token`. */
  readonly tokensFile: string;
  readonly claimKeys: readonly SigningKey[];
}

/** One run of load against one server; the windows that count begin after the warm-up. */
export interface LoadOrder {
  readonly port: number;
  readonly connections: number;
  readonly warmSeconds: number;
  readonly seconds: number;
  readonly stockId: string;
  /** Tells the claims of this run from all others: eight hexadecimal digits. */
  readonly run: string;
  /** The users that take turns: first and how many. */
  readonly firstUser: number;
  readonly users: number;
  /** Requests that are made beforehand; the run ends when they are used up. */
  readonly requests: number;
  /**
   * `claim`; `draw`: of the chances in `chancesFile`, one per request; `decide`: the users' pages, over and over;
   * `greet`: a body that is refused after the bearer token was checked, once per user.
   */
  readonly kind: 'claim' | 'draw' | 'decide' | 'greet';
  /** Ids of chances, one per line: the nth belongs to the user of the nth request. */
  readonly chancesFile?: string;
  /** How many products the visited shop has. */
  readonly products?: number;
  /** Where a greeting goes; `/v1/claims` when left out. */
  readonly path?: string;
  /** Processes whose CPU time is counted, children included. */
  readonly watched: readonly number[];
}

/** What a run saw. */
export interface LoadResult {
  /** Requests sent in all, all of them answered. */
  readonly sent: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Requests answered within the window, its length, and the CPU seconds used in it. */
  readonly answered: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The same of each watched process with all below it. */
  readonly cpuSecondsOfEach: readonly number[];
  readonly ownCpuSeconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The first answer that was not a success, to tell what went wrong. */
  readonly firstFault: string | null;
  readonly ranOut: boolean;
}

/** The seed that each drawer of a bench names. */
export const CLIENT_SEED = 'bench';

/** The key of the nth claim of a run; the database can be asked for all of them. */
export function claimKeyOf(run: string, n: number): string {
  return `${run}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}
