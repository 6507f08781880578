import { checkInvariant, issuingInvariants, type Finding } from '@boon/prize-issuing/invariants';
import { Client } from 'pg';
import { auditInvariants } from './audit-invariants.js';
import { headStands, tailOf, type NotedHead } from './audit-head.js';

/** One finding and how long it took. */
export interface TimedFinding extends Finding {
  readonly ms: number;
}

/** What to check. */
export interface CheckOptions {
  readonly url: string;
  /** Ids of grants that a client was told of: all of them must be there. Null: no history was recorded. */
  readonly acknowledged: readonly string[] | null;
  /** A head of the audit chain that was noted elsewhere; null: none was. */
  readonly auditHead: NotedHead | null;
}

/** What was found, and how far the audit chain goes. */
export interface Checked {
  readonly findings: readonly TimedFinding[];
  readonly tail: string;
}

const IDS = 10_000;

/**
 * Checks every invariant of issuing and of the audit chain in one snapshot, so that what is written meanwhile does not look like
 * a violation. Writes nothing but a temporary table of the acknowledged ids.
 */
export async function checkDatabase(options: CheckOptions): Promise<Checked> {
  const { url, acknowledged, auditHead } = options;
  const client = new Client({ connectionString: url, application_name: 'boon-invariants' });
  await client.connect();
  try {
    if (acknowledged !== null) await keepAcknowledged(client, acknowledged);
    await client.query('begin isolation level repeatable read read only');
    // Sums over millions of rows: more memory than a request may have, and all the time they need.
    await client.query(`set local work_mem = '256MB'`);
    await client.query(`set local statement_timeout = 0`);
    // Whole tables are joined here; a guess of few rows would make loops of it.
    await client.query(`set local enable_nestloop = off`);
    // Nothing of what is looked at comes twice: what is remembered of it would fill the memory.
    await client.query(`set local enable_memoize = off`);
    const findings = await findingsOf(client);
    if (auditHead !== null) findings.push(await timed(() => headStands(client, auditHead)));
    return { findings, tail: await tailOf(client) };
  } finally {
    await client.end();
  }
}

async function findingsOf(client: Client): Promise<TimedFinding[]> {
  const findings: TimedFinding[] = [];
  for (const invariant of [...issuingInvariants, ...auditInvariants]) {
    const check = checkInvariant.bind(null, invariant, async (text, parameters) => {
      const { rows } = await client.query<Record<string, unknown>>(text, [...parameters]);
      return rows;
    });
    findings.push(await timed(check));
  }
  return findings;
}

async function timed(check: () => Promise<Finding>): Promise<TimedFinding> {
  const start = performance.now();
  const finding = await check();
  return { ...finding, ms: performance.now() - start };
}

async function keepAcknowledged(client: Client, ids: readonly string[]): Promise<void> {
  await client.query('create temp table acknowledged_grant (id uuid not null)');
  for (let first = 0; first < ids.length; first += IDS) {
    const some = ids.slice(first, first + IDS);
    await client.query('insert into acknowledged_grant select unnest($1::uuid[])', [some]);
  }
}
