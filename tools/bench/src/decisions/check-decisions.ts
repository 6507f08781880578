import type { Subject, World } from '../world/world.js';
import { faultsOf, type SeenAnswer } from './check-winners.js';
import { choicesOf, type Choice, type Had, type Visit } from './oracle.js';
import { bodyOf, productSeenBy } from './workload/pages.js';
import { idOf, SLOTS, type BenchPlan } from './workload/plans.js';
import { capKeysOf } from './workload/redis-keys.js';
import { shopperAt } from './workload/shoppers.js';

/** The catalogue and the clock that both sides are given. */
export interface Stage {
  readonly plans: readonly BenchPlan[];
  readonly now: number;
  readonly products: number;
}

/** What the comparison with the oracle found, and the answers themselves. */
export interface Checked {
  readonly answers: number;
  readonly faults: readonly string[];
  readonly texts: readonly string[];
  /** Slots with a winner, per answer. */
  readonly shown: number;
}

const MOST_TRIES = 5;

/** A shopper who has had nothing yet. */
export const NOTHING: Had = { seenToday: new Map(), claimed: new Map() };

/** Uses up the caps of every other visitor: what would win is seen or claimed as often as allowed. */
export async function useUpCaps(
  on: Subject,
  stage: Stage,
  visitors: number,
): Promise<ReadonlyMap<number, Had>> {
  const had = new Map<number, Had>();
  const counts: [string, number][] = [];
  for (let n = 0; n < visitors; n += 2) {
    const best = bestChoices(stage, n);
    had.set(n, hadAll(best));
    counts.push(...best.flatMap(({ plan }) => usedUp(plan, `shopper-${n}`)));
  }
  await on.ask({ counts });
  return had;
}

/** What would win, and what would win next. */
export function bestChoices(stage: Stage, n: number): Choice[] {
  const visit = visitOf(n, NOTHING, stage);
  return SLOTS.flatMap((slot) =>
    choicesOf(stage.plans, slot, visit)
      .sort((a, b) => b.score - a.score)
      .slice(0, 2),
  );
}

/** Seen as often as allowed, or, where seeing is not capped, claimed as often as allowed. */
export function hadAll(choices: readonly Choice[]): Had {
  const seenToday = new Map<number, number>();
  const claimed = new Map<number, number>();
  for (const { plan } of choices) {
    if (plan.dailyCap !== null) seenToday.set(plan.n, plan.dailyCap);
    else if (plan.perUser !== null) claimed.set(plan.n, plan.perUser);
  }
  return { seenToday, claimed };
}

function usedUp({ n, dailyCap, perUser }: BenchPlan, userId: string): [string, number][] {
  const keys = capKeysOf(userId, idOf('plan', n), idOf('stock', n), new Date());
  if (dailyCap !== null) return [[keys.seen, dailyCap]];
  return perUser === null ? [] : [[keys.claimed, perUser]];
}

/** Asks as the first visitors and compares each answer with the oracle's. */
export async function checkAnswers(
  world: World,
  on: Subject,
  stage: Stage,
  visitors: number,
  had: ReadonlyMap<number, Had>,
): Promise<Checked> {
  const faults: string[] = [];
  const texts: string[] = [];
  let shown = 0;
  const askAs = async (n: number) =>
    ask(on.port, await world.tokenOf(`shopper-${n}`), bodyOf(n, stage.products));
  for (let n = 0; n < visitors; n += 1) {
    const text = await inGoodDays(() => askAs(n));
    texts.push(text);
    const answer = JSON.parse(text) as SeenAnswer;
    shown += answer.slots.filter(({ winners }) => winners.length > 0).length;
    const found = faultsOf(answer, stage.plans, visitOf(n, had.get(n) ?? NOTHING, stage));
    faults.push(...found.map((fault) => `shopper-${n} ${fault}`));
  }
  return { answers: visitors, faults, texts, shown: shown / Math.max(visitors, 1) };
}

/** The nth visitor on their page. */
export function visitOf(n: number, had: Had, { now, products }: Omit<Stage, 'plans'>): Visit {
  return { shopper: shopperAt(n, now), product: productSeenBy(n, products), had, now };
}

/**
 * A server that has just started, on a machine that is busy with others, may pass the deadline of its readings: its
 * answer says so, and is asked for again. Nothing else is.
 */
async function inGoodDays(asking: () => Promise<string>): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const text = await asking();
    const { degraded = [] } = JSON.parse(text) as SeenAnswer;
    if (degraded.length === 0 || tries === MOST_TRIES) return text;
  }
}

async function ask(port: number, token: string, body: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/v1/decisions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status} ${text}`);
  return text;
}
