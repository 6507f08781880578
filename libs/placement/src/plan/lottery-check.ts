import { refused, type Refused } from '@boon/shared-kernel';
import type { PlanContent } from './domain/plan.js';
import type { KnownLotteries } from './known-lotteries.js';

/** Why a lottery may not be led to. */
export type LotteryRefusal = 'plan.lottery-unknown' | 'plan.lottery-closed';

const CLOSED: readonly string[] = ['ended', 'archived'];

/** Refuses lotteries that there are not, or that are over before the plan begins; names the field. */
export async function lotteryFault(
  { placements, startsAt }: Pick<PlanContent, 'placements' | 'startsAt'>,
  lotteries: KnownLotteries,
): Promise<Refused<LotteryRefusal> | null> {
  for (const [at, { hook }] of placements.entries()) {
    if (hook?.kind !== 'lottery') continue;
    const { lotteryId } = hook;
    const details = { lotteryId, field: `placements[${at}].hook.lotteryId` };
    const found = await lotteries.find(lotteryId);
    if (found === null) return refused('plan.lottery-unknown', details);
    const isOver = CLOSED.includes(found.state) || found.endsAt.getTime() <= Date.parse(startsAt);
    if (isOver) return refused('plan.lottery-closed', details);
  }
  return null;
}
