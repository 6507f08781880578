import pg from 'pg';
import { ROUNDS, sized } from '../measure/bench-size.js';
import { cpuSecondsOf, peakMegabytesOf } from '../measure/process-cpu.js';
import { median, rounded } from '../measure/summary.js';
import type { Figure, Report } from '../report/figure.js';
import { World } from '../world/world.js';
import { wrongGrants } from './check-grants.js';
import { copyRate } from './copy-reference.js';
import { GrantJobClient } from './grant-job-client.js';

/** A million users in five jobs of a full run. */
const ROWS = Number(process.env['BENCH_GRANTS'] ?? sized(200_000, 80_000));

interface Round {
  readonly ours: number;
  readonly copied: number;
  /** CPU microseconds per row: of worker, PostgreSQL and Redis, and of PostgreSQL alone during COPY. */
  readonly oursCpu: readonly number[];
  readonly copiedCpu: number;
  /** The worker's peak so far. */
  readonly peakMb: number;
}

/** Benefits for a crowd by jobs, beside COPY of the same grants. */
export function batchGrant(): Promise<Report> {
  return World.with(async (world) => {
    const [postgres, redis] = [await world.postgres('issuing'), await world.redis()];
    const issuing = await world.subject('fixtures/issuing-app.js', postgres, redis);
    const worker = await world.subject('fixtures/grant-worker.js', postgres, redis);
    const database = new pg.Client({ connectionString: postgres.url });
    await database.connect();
    try {
      const client = new GrantJobClient(issuing.port, await world.serviceToken('grants'), database);
      const rounds: Round[] = [];
      for (let n = 0; n < ROUNDS; n += 1) {
        const users = Array.from({ length: ROWS }, (_, at) => `shopper-${at}`);
        const stock = { units: ROWS, perUser: 1, budgetFen: ROWS * 5_000 };
        const stockId = await issuing.openStock(stock);
        const cpu = worker.watched.map((pid) => cpuSecondsOf([pid]));
        const jobId = await client.start(stockId, users);
        const ours = await client.rate(jobId);
        const oursCpu = worker.watched.map(
          (pid, at) => ((cpuSecondsOf([pid]) - (cpu[at] ?? 0)) / ROWS) * 1e6,
        );
        const peakMb = peakMegabytesOf(worker.watched[0] ?? 0);
        rounds.push({ ours, oursCpu, ...(await copied(database, jobId, postgres.pid)), peakMb });
      }
      const faults = await wrongGrants(database, ROWS * ROUNDS);
      return reportOf(rounds, faults);
    } finally {
      await database.end();
    }
  });
}

async function copied(database: pg.Client, jobId: string, server: number) {
  const cpu = cpuSecondsOf([server]);
  const rate = await copyRate(database, jobId);
  return { copied: rate, copiedCpu: ((cpuSecondsOf([server]) - cpu) / ROWS) * 1e6 };
}

function reportOf(rounds: readonly Round[], faults: readonly string[]): Report {
  const list = (of: (round: Round) => number): string =>
    rounds.map((round) => rounded(of(round))).join(' ');
  return {
    ...{ bench: 'batch-grant', rounds: rounds.length, checked: faults.length === 0 },
    figures: figuresOf(rounds),
    notes: [
      `${ROWS} users a job; each row a grant, an outbox event, the user's tally, stock, budget, ledger and its outcome in the job's file; limits: quantity, budget, one per user`,
      'COPY: the same grants from a file beside the server, one transaction, a table of the same shape with the same indexes, nothing else',
      `rows/s by round: ours ${list(({ ours }) => ours)}; COPY ${list(({ copied }) => copied)}; worker's peak MB ${list(({ peakMb }) => peakMb)}`,
      `CPU us per row by round: ${cpuOf(rounds)}; COPY with writing its file ${list(({ copiedCpu }) => copiedCpu)}`,
      ...faults,
    ],
  };
}

function cpuOf(rounds: readonly Round[]): string {
  const of = (at: number): string =>
    rounds.map(({ oursCpu }) => rounded(oursCpu[at] ?? 0)).join(' ');
  return `worker ${of(0)}; PostgreSQL, with the upload, ${of(1)}; Redis ${of(2)}`;
}

function figuresOf(rounds: readonly Round[]): Figure[] {
  const share = median(rounds.map(({ ours, copied }) => (ours / copied) * 100));
  const peaks = rounds.map(({ peakMb }) => peakMb);
  const side = (of: (round: Round) => number): string => `${rounded(median(rounds.map(of)))} /s`;
  return [
    {
      ...{ name: 'grants.copy-share', value: rounded(share), goal: 45, unit: '%' },
      ...{ better: 'higher', ours: side(({ ours }) => ours) },
      reference: side(({ copied }) => copied),
    },
    {
      ...{ name: 'grants.peak-rss-mb', value: Math.max(...peaks), goal: 400, unit: 'MB' },
      ...{ better: 'lower', ours: `after ${ROWS * rounds.length} rows` },
      reference: `${peaks[0] ?? 0} MB after ${ROWS}`,
    },
  ];
}
