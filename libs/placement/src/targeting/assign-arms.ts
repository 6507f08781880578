import { armOf } from '@boon/solution/assignment';
import type { Contender } from '../decision/domain/contender.js';
import type { Trace } from '../decision/domain/trace.js';

/** Puts the shopper into an arm of each scheme's experiment; in a control arm the scheme is not shown. */
export function assignArms(
  contenders: readonly Contender[],
  userId: string,
  trace: Trace | null,
): readonly Contender[] {
  return contenders.filter((contender) => {
    const { experiment } = contender.offer.scheme;
    if (experiment === null) return true;
    const arm = armOf(userId, experiment);
    contender.arm = arm?.name ?? null;
    if (arm?.isControl !== true) return true;
    trace?.drop(contender, 'target', 'target.control');
    return false;
  });
}
