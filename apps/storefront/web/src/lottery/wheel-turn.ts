const FULL = 360;
const ROUNDS = 5;

/** How far the wheel has turned, in degrees, when sector `index` of `count` stops under the pin. */
export function turnTo(index: number, count: number): number {
  const sector = FULL / count;
  return ROUNDS * FULL + ((FULL - index * sector) % FULL);
}

/** The sector under the pin after a turn. */
export function sectorUnderPin(turn: number, count: number): number {
  const sector = FULL / count;
  return Math.round((((FULL - (turn % FULL)) % FULL) + FULL) / sector) % count;
}
