import { checkInvariant, issuingInvariants } from '@boon/prize-issuing/invariants';
import type pg from 'pg';

const COUNTS = `
  select (select count(*) from prize_issuing.benefit_grant)::int as grants,
    (select count(distinct user_id || claim_key) from prize_issuing.benefit_grant)::int as keys,
    (select sum(granted) from prize_issuing.grant_job_chunk)::int as told,
    (select count(*) from platform.outbox_event where type = 'prize-issuing.benefit-claimed.v1')::int
      as events,
    (select sum(issued) from prize_issuing.stock)::int as issued,
    (select sum(reserved) from prize_issuing.stock_movement) / 5000 as booked`;

/** What differs from `rows` grants, each with its event, its unit and its entry in the ledger. */
export async function wrongGrants(database: pg.Client, rows: number): Promise<string[]> {
  const { rows: counts } = await database.query<Record<string, string>>(COUNTS);
  const faults = Object.entries(counts[0] ?? {}).flatMap(([what, found]) =>
    Number(found) === rows ? [] : [`${what}: ${found}, not ${rows}`],
  );
  await database.query("set work_mem = '256MB'");
  const ask = async (text: string, of: readonly unknown[]) =>
    (await database.query<Record<string, unknown>>(text, [...of])).rows;
  for (const invariant of issuingInvariants) {
    const { id, verdict, count } = await checkInvariant(invariant, ask);
    if (verdict === 'violated') faults.push(`${id} is broken ${count} times`);
  }
  return faults;
}
