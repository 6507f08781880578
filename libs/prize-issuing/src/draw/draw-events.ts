import {
  DrawCompleted,
  LotteryChanged,
  LotteryRoundOpened,
  LotteryRoundRevealed,
} from '@boon/contracts/prize-issuing';
import { ensure, type DomainEvent } from '@boon/shared-kernel';
import type { DrawResult, PrizeShown } from './domain/draw.js';
import type { HeldChance, StoredDraw } from './domain/draw-facts.js';
import type { LotteryStanding } from './domain/round-book.js';
import type { PlannedDraw } from './domain/plan-draws.js';
import type { Round } from './domain/round.js';

/** What is told to whoever drew. */
export function resultOf(chance: HeldChance, round: Round, stored: StoredDraw): DrawResult {
  return {
    chanceId: chance.id,
    lotteryId: round.lotteryId,
    round: round.number,
    nonce: chance.number,
    clientSeed: stored.clientSeed,
    drawn: prizeShown(round, stored.drawn),
    awarded: stored.awarded === null ? null : prizeShown(round, stored.awarded),
    reason: stored.reason,
    grant: stored.grant,
  };
}

/** A chance was drawn. */
export function drawCompleted({ draw, stored }: PlannedDraw, now: Date): DomainEvent {
  const { chance, round } = draw;
  return DrawCompleted.of({
    chanceId: chance.id,
    lotteryId: round.lotteryId,
    roundId: round.id,
    userId: chance.userId,
    nonce: chance.number,
    drawnPrize: prizeShown(round, stored.drawn).key,
    awardedPrize: stored.awarded === null ? null : prizeShown(round, stored.awarded).key,
    reason: stored.reason,
    grantId: stored.grant?.grantId ?? null,
    stockId: stored.grant?.stockId ?? null,
    drawnAt: now.toISOString(),
  });
}

/** A round's commitments are published. */
export function roundOpened(round: Round): DomainEvent {
  return LotteryRoundOpened.of({
    lotteryId: round.lotteryId,
    roundId: round.id,
    number: round.number,
    capacity: round.table.capacity,
    ...round.commitment,
  });
}

/** A round's seed is published. */
export function roundRevealed(round: Round): DomainEvent {
  return LotteryRoundRevealed.of({
    lotteryId: round.lotteryId,
    roundId: round.id,
    number: round.number,
    serverSeed: round.serverSeed.toString('hex'),
  });
}

function prizeShown({ table }: Round, index: number): PrizeShown {
  const prize = table.prizes[index];
  ensure(prize !== undefined, 'a draw names a prize of its table');
  return { key: prize.key, name: prize.name };
}

/** What those are told who lead shoppers to a lottery. */
export function lotteryChanged({ id, version, state, content }: LotteryStanding): DomainEvent {
  const { name } = content;
  const [startsAt, endsAt] = [content.startsAt, content.endsAt].map((at) =>
    new Date(at).toISOString(),
  ) as [string, string];
  return LotteryChanged.of({ lotteryId: id, version, state, name, startsAt, endsAt });
}
