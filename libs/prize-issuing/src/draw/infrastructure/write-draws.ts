import type { Sql } from '@boon/platform';
import { ensure } from '@boon/shared-kernel';
import { ClaimConflict } from '../../claim/domain/claim-ledger.js';
import type { DecidedDraw, DecidedDraws } from '../domain/decide-draws.js';
import { pityOf } from '../domain/draw-facts.js';
import type { DrawPlan } from '../domain/plan-draws.js';
import { ADD_DRAWS, ADD_QUOTAS, SAVE_BOXES, SAVE_WAITS } from './draw-sql.js';
import { arrayText } from './round-row.js';

/** Writes a batch of draws. Throws `ClaimConflict` when a quota was used up meanwhile. */
export async function writeDraws(sql: Sql, decided: DecidedDraws, plan: DrawPlan): Promise<void> {
  await saveBoxes(sql, decided);
  await saveWaits(sql, decided.draws);
  await addQuotas(sql, plan);
  await addDraws(sql, plan);
}

async function addDraws(sql: Sql, { draws }: DrawPlan): Promise<void> {
  const written = await sql.execute(ADD_DRAWS, [
    draws.map(({ draw }) => draw.chance.id),
    draws.map(({ draw }) => draw.round.id),
    draws.map(({ stored }) => stored.clientSeed),
    draws.map(({ stored }) => stored.drawn),
    draws.map(({ stored }) => stored.awarded),
    draws.map(({ stored }) => stored.reason),
    draws.map(({ stored }) => stored.grant?.grantId ?? null),
    draws.map(({ draw }) => draw.sequence),
    draws.map(({ draw }) => draw.weights && arrayText(draw.weights)),
    draws.map(({ draw }) => draw.userDraw),
    draws.map(({ draw }) => draw.missesBefore),
  ]);
  ensure(written === draws.length, 'a locked chance is drawn by nobody else');
}

async function addQuotas(sql: Sql, { tallies }: DrawPlan): Promise<void> {
  if (tallies.length === 0) return;
  const written = await sql.execute(ADD_QUOTAS, [
    tallies.map(({ lotteryId }) => lotteryId),
    tallies.map(({ prizeKey }) => prizeKey),
    tallies.map(({ period }) => period),
    tallies.map(({ count }) => count),
    tallies.map(({ most }) => most),
  ]);
  if (written !== tallies.length) throw new ClaimConflict('a prize reached its quota meanwhile');
}

async function saveBoxes(sql: Sql, { urns, draws }: DecidedDraws): Promise<void> {
  if (urns.size === 0) return;
  const ids = [...urns.keys()];
  await sql.execute(SAVE_BOXES, [
    ids,
    [...urns.values()].map((urn) => arrayText(urn.weights())),
    ids.map((id) => draws.filter(({ round }) => round.id === id).length),
  ]);
}

async function saveWaits(sql: Sql, draws: readonly DecidedDraw[]): Promise<void> {
  const waits = new Map(
    draws.flatMap((draw) => {
      const wait = waitAfter(draw);
      return wait === null ? [] : [[pityOf(wait.lotteryId, wait.userId), wait] as const];
    }),
  );
  if (waits.size === 0) return;
  const moved = [...waits.values()];
  await sql.execute(SAVE_WAITS, [
    moved.map(({ lotteryId }) => lotteryId),
    moved.map(({ userId }) => userId),
    moved.map(({ draws: count }) => count),
    moved.map(({ misses }) => misses),
  ]);
}

function waitAfter({ chance, round, drawn, userDraw, missesBefore }: DecidedDraw) {
  if (userDraw === null || missesBefore === null) return null;
  const misses = drawn === round.table.pity?.prize ? 0 : missesBefore + 1;
  return { lotteryId: round.lotteryId, userId: chance.userId, draws: userDraw, misses };
}
