import { performance } from 'node:perf_hooks';
import type { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import type { SlotRequest } from '../decision/domain/facts.js';
import type { PersonalPicks } from './personal-picks.js';

/** What a source that has to ask somebody said. */
export interface AskedPicks {
  readonly picks: readonly string[];
  /** Slots whose budget was over before it answered: there it is left out. */
  readonly lateIn: ReadonlySet<string>;
}

/** Nobody was asked. */
export const NOT_ASKED: AskedPicks = { picks: [], lateIn: new Set() };

/**
 * Asks for picks where a slot of the request takes them: once, for as long as the most patient of the slots
 * waits, and never beyond the request's own deadline. A fault is an answer that never comes.
 */
export async function askForPicks(
  asked: PersonalPicks,
  userId: string,
  budgets: ReadonlyMap<string, number>,
): Promise<AskedPicks> {
  if (budgets.size === 0) return NOT_ASKED;
  const patience = Math.max(...budgets.values());
  const startedAt = performance.now();
  const giveUp = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience);
  });
  const answering = asked.pick(userId, giveUp.signal).catch(() => null);
  const picks = await Promise.race([answering, late]);
  clearTimeout(timer);
  giveUp.abort();
  const tookMs = picks === null ? Number.POSITIVE_INFINITY : performance.now() - startedAt;
  const lateIn = [...budgets].filter(([, budgetMs]) => tookMs > budgetMs).map(([slot]) => slot);
  return { picks: picks ?? [], lateIn: new Set(lateIn) };
}

/** By slot, how long its source `personalised` may take: never longer than the request itself waits. */
export function budgetsOf(
  snapshot: CatalogueSnapshot,
  requests: readonly SlotRequest[],
  deadlineMs: number,
): ReadonlyMap<string, number> {
  const budgets = new Map<string, number>();
  for (const { slot: name } of requests) {
    for (const { source, budgetMs } of snapshot.slots.get(name)?.sources ?? []) {
      if (source === 'personalised') budgets.set(name, Math.min(budgetMs, deadlineMs));
    }
  }
  return budgets;
}
