import pg from 'pg';
import { claimKeyOf } from '../load/orders.js';
import type { Subject } from '../world/world.js';
import type { Round } from './claim-rounds.js';

/** What the database must hold after the rounds. */
export interface ClaimRecords {
  readonly grants: string;
  readonly outbox: string;
  readonly issued: string;
}

export const OURS: ClaimRecords = {
  grants: 'prize_issuing.benefit_grant',
  outbox: `platform.outbox_event where type = 'prize-issuing.benefit-claimed.v1'`,
  issued: 'select sum(issued) as count from prize_issuing.stock',
};

export const NAIVE: ClaimRecords = {
  grants: 'naive.benefit_grant',
  outbox: 'naive.outbox',
  issued: 'select sum(issued) as count from naive.stock',
};

/** Every difference between what the clients were told and what the database holds. */
export async function differences(
  on: Subject,
  records: ClaimRecords,
  rounds: readonly Round[],
): Promise<string[]> {
  const client = new pg.Client({ connectionString: on.databaseUrl });
  await client.connect();
  try {
    const count = async (text: string, values: unknown[] = []): Promise<number> => {
      const { rows } = await client.query<{ count: string }>(text, values);
      return Number(rows[0]?.count ?? 0);
    };
    const acknowledged = rounds.reduce((sum, { statuses }) => sum + (statuses[201] ?? 0), 0);
    const found: [string, number][] = [
      ['grants', await count(`select count(*) from ${records.grants}`)],
      ['outbox rows', await count(`select count(*) from ${records.outbox}`)],
      ['units issued', await count(records.issued)],
    ];
    const faults = found.flatMap(([what, number]) =>
      number === acknowledged ? [] : [`${number} ${what}, ${acknowledged} acknowledged`],
    );
    for (const { run, sent, statuses, firstFault } of rounds) {
      if (statuses[201] !== sent) faults.push(`round ${run}: ${firstFault ?? 'unanswered'}`);
      const keys = [claimKeyOf(run, 0), claimKeyOf(run, sent - 1)];
      const text = `select count(*) from ${records.grants} where claim_key between $1 and $2`;
      const held = await count(text, keys);
      if (held !== sent)
        faults.push(`round ${run}: ${held} of ${sent} acknowledged keys are there`);
    }
    return faults;
  } finally {
    await client.end();
  }
}
