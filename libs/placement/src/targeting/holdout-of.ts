import type { Holdout } from '@boon/solution/assignment';

const WHOLE = 10_000;

/** The people whom an installation holds out: a share of all, 0 to 1, in ten-thousandths; null: nobody. */
export function holdoutOf(share: number, salt: string): Holdout | null {
  const basisPoints = Math.round(share * WHOLE);
  return basisPoints === 0 ? null : { salt: `holdout:${salt}`, basisPoints };
}
