import { checkInvariant, issuingInvariants, type Finding } from '@boon/prize-issuing/invariants';
import { Client } from 'pg';

/** One finding and how long it took. */
export interface TimedFinding extends Finding {
  readonly ms: number;
}

/** What to check. */
export interface CheckOptions {
  readonly url: string;
  /** Ids of grants that a client was told of: all of them must be there. Null: no history was recorded. */
  readonly acknowledged: readonly string[] | null;
}

const IDS = 10_000;

/**
 * Checks every invariant of issuing in one snapshot, so that what is written meanwhile does not look like
 * a violation. Writes nothing but a temporary table of the acknowledged ids.
 */
export async function checkDatabase({ url, acknowledged }: CheckOptions): Promise<TimedFinding[]> {
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
    return await findingsOf(client);
  } finally {
    await client.end();
  }
}

async function findingsOf(client: Client): Promise<TimedFinding[]> {
  const findings: TimedFinding[] = [];
  for (const invariant of issuingInvariants) {
    const start = performance.now();
    const finding = await checkInvariant(invariant, async (text, parameters) => {
      const { rows } = await client.query<Record<string, unknown>>(text, [...parameters]);
      return rows;
    });
    findings.push({ ...finding, ms: performance.now() - start });
  }
  return findings;
}

async function keepAcknowledged(client: Client, ids: readonly string[]): Promise<void> {
  await client.query('create temp table acknowledged_grant (id uuid not null)');
  for (let first = 0; first < ids.length; first += IDS) {
    const some = ids.slice(first, first + IDS);
    await client.query('insert into acknowledged_grant select unnest($1::uuid[])', [some]);
  }
}
