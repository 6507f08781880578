import type { ChanceRequest } from './chance.js';
import type { ChanceFacts, ChancePlan } from './chance-facts.js';

/** Where chances are recorded; all of it in the ambient unit of work. */
export abstract class ChanceBook {
  /** What is known of these requests; nobody else sells chances of the same lotteries meanwhile. */
  abstract facts(requests: readonly ChanceRequest[]): Promise<ChanceFacts>;

  abstract write(plan: ChancePlan): Promise<void>;
}
