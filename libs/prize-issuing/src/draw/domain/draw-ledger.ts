import type { DrawRequest } from './draw.js';
import type { DrawFacts } from './draw-facts.js';
import type { DecidedDraws } from './decide-draws.js';
import type { DrawPlan } from './plan-draws.js';

/** Where draws are recorded; all of it in the ambient unit of work. */
export abstract class DrawLedger {
  /**
   * What is known of these chances, each kept from others until the end of the unit of work, as are the
   * boxes of urns and the waits of pity. With `lock` so are the quotas of prizes.
   */
  abstract facts(requests: readonly DrawRequest[], options: { lock: boolean }): Promise<DrawFacts>;

  /** Writes draws, boxes, waits and quotas. Throws `ClaimConflict` when a quota was used up meanwhile. */
  abstract write(decided: DecidedDraws, plan: DrawPlan): Promise<void>;
}
