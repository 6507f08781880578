import type { Option } from '@boon/placement/slates';
import { below, sourceOf, type Random } from '../decisions/workload/random.js';

export const PLACES = 8;
export const CANDIDATES = 60;
const KIND = 9;
const GROUPS = 3;
const MERCHANTS = 4;
/** One in six belongs to no exclusive group, one in six to no merchant. */
const WITHOUT = 1 / 6;

/**
 * The nth page of 60 benefits and 8 places, with the conflicts of the specs of merging: five in six benefits are in one
 * of three exclusive groups, five in six are one of four merchants', some are the same stock; each is worth nothing,
 * little or much in each place.
 */
export function slateAt(n: number): readonly Option[] {
  const random = sourceOf(KIND, n);
  return Array.from({ length: CANDIDATES }, () => benefit(random)).flat();
}

function benefit(random: Random): Option[] {
  const keys = [
    ...(random() < WITHOUT ? [] : [`group:${below(random, GROUPS)}`]),
    ...(random() < WITHOUT ? [] : [`merchant:${below(random, MERCHANTS)}`]),
    `stock:${below(random, CANDIDATES + 1)}`,
  ];
  return Array.from({ length: PLACES }, (_, row) => ({ row, value: worth(random), keys }));
}

function worth(random: Random): number {
  const much = below(random, 3);
  if (much === 0) return 0;
  return 1 + below(random, much === 1 ? 9 : 99_999);
}
