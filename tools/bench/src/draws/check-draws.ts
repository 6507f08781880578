import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { RoundProof } from '@boon/prize-issuing/draw';
import pg from 'pg';
import type { LoadResult } from '../load/orders.js';
import { repositoryFolder } from '../world/bench-folder.js';
import type { Subject } from '../world/world.js';

const DRAWN = `
  select count(*)::int as draws, count(distinct draw.chance_id)::int as chances,
    (count(*) filter (where draw.grant_id is not null))::int as granted
  from prize_issuing.draw join prize_issuing.draw_chance as chance on chance.id = draw.chance_id
  where chance.lottery_id = $1`;
const GRANTS = `
  select count(*)::int as grants, count(distinct claim_key)::int as keys, (
    select count(*)::int from prize_issuing.draw
    join prize_issuing.draw_chance as chance on chance.id = draw.chance_id
    join prize_issuing.benefit_grant as given on given.id = draw.grant_id
      and given.user_id = chance.user_id and given.stock_id = $1
    where chance.lottery_id = $2) as theirs
  from prize_issuing.benefit_grant where stock_id = $1 and user_id in (
    select user_id from prize_issuing.draw_chance where lottery_id = $2)`;

/** A round of draws and the only stock that it grants from. */
export interface DrawnRound {
  readonly lotteryId: string;
  readonly stockId: string;
  readonly load: LoadResult;
  readonly proof: RoundProof;
}

/** Every draw that was lost or happened twice, every prize that is not there, every draw that does not verify. */
export async function lostOrDouble(on: Subject, round: DrawnRound): Promise<string[]> {
  const { lotteryId, stockId, load, proof } = round;
  const client = new pg.Client({ connectionString: on.databaseUrl });
  await client.connect();
  try {
    const { rows: drawn } = await client.query<Record<string, number>>(DRAWN, [lotteryId]);
    const { rows: given } = await client.query<Record<string, number>>(GRANTS, [
      stockId,
      lotteryId,
    ]);
    const acknowledged = load.statuses['201'] ?? 0;
    const counts: [string, number | undefined, number | undefined][] = [
      ['acknowledged draws', acknowledged, load.sent],
      ['draws in the database', drawn[0]?.['draws'], acknowledged],
      ['chances drawn', drawn[0]?.['chances'], acknowledged],
      ['grants of the prize', given[0]?.['grants'], drawn[0]?.['granted']],
      ['keys of those grants', given[0]?.['keys'], drawn[0]?.['granted']],
      ['grants that their draws name', given[0]?.['theirs'], drawn[0]?.['granted']],
      ['draws in the proof', proof.draws.length, acknowledged],
    ];
    const faults = counts.flatMap(([what, found, wanted]) =>
      found === wanted ? [] : [`${found} ${what}, not ${wanted}`],
    );
    return [...faults, ...unverified(proof)];
  } finally {
    await client.end();
  }
}

/** What the public verifier says of the revealed round. */
function unverified(proof: RoundProof): string[] {
  const verifier = join(repositoryFolder(), 'tools', 'verify-draws', 'verify.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [verifier, '-'], {
    input: JSON.stringify(proof),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return status === 0 ? [] : [`the round does not verify: ${stdout} ${stderr}`];
}
