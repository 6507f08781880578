/** Shares are counted in ten-thousandths. */
const WHOLE = 10_000;

/** People who are shown nothing, so that there is something to compare with. */
export interface Holdout {
  /** Another salt draws other people. */
  readonly salt: string;
  /** 0 to 10,000. */
  readonly basisPoints: number;
}

/** One way of treating people in an experiment. */
export interface Arm {
  /** Such as `treatment`. */
  readonly name: string;
  readonly basisPoints: number;
  /** True where people are to get nothing of what is tested. */
  readonly isControl: boolean;
}

/** Arms over all people; who is in none of them is treated as if there were no experiment. */
export interface Experiment {
  readonly salt: string;
  readonly arms: readonly Arm[];
}

/** Whether a person is held out; the same person always, on every node. */
export function isHeldOut(userId: string, { salt, basisPoints }: Holdout): boolean {
  return bucketOf(userId, salt) < basisPoints;
}

/** The arm a person is in; null: in none. People stay in their arm when a later one grows. */
export function armOf(userId: string, { salt, arms }: Experiment): Arm | null {
  let left = bucketOf(userId, salt);
  for (const arm of arms) {
    if (left < arm.basisPoints) return arm;
    left -= arm.basisPoints;
  }
  return null;
}

/** 0 to 9,999, evenly: FNV-1a over salt and user with the finaliser of MurmurHash3. */
function bucketOf(userId: string, salt: string): number {
  const text = `${salt}\n${userId}`;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % WHOLE;
}
