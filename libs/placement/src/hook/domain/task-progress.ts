import type { TaskOfPlan } from '@boon/contracts/placement';

/** What a shopper did lately, as the state of the user tells it: epoch milliseconds, the latest first. */
export interface Deeds {
  /** When each of the last different products was looked at last. */
  readonly viewed: readonly number[];
  /** When each of the last different products was put into the cart last. */
  readonly carted: readonly number[];
  /** Paid orders with their fen, each larger than all later ones. */
  readonly orders: readonly (readonly [number, number])[];
}

/** How far a shopper has come: so many products or orders of so many. */
export interface TaskProgress {
  readonly done: number;
  readonly of: number;
  readonly isDone: boolean;
}

/** How much of a task was done since it began (epoch ms) and until now; later deeds of another clock do not count. */
export function progressOf(
  task: TaskOfPlan,
  deeds: Deeds,
  within: { readonly from: number; readonly now: number },
): TaskProgress {
  const isWithin = (at: number) => at >= within.from && at <= within.now;
  switch (task.do) {
    case 'view-products':
      return progress(deeds.viewed.filter(isWithin).length, task.count);
    case 'add-to-cart':
      return progress(deeds.carted.filter(isWithin).length, task.count);
    case 'order-over': {
      const least = Number(task.amount);
      const isOver = deeds.orders.some(([at, fen]) => isWithin(at) && fen >= least);
      return progress(isOver ? 1 : 0, 1);
    }
  }
}

function progress(done: number, of: number): TaskProgress {
  return { done: Math.min(done, of), of, isDone: done >= of };
}
