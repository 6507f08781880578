import type { LifecycleStage, OrderFacts } from './lifecycle-stage.js';

/** A value that the shop feeds about a user. */
export type ProfileValue = string | number | boolean | readonly string[];

/** What is kept of a user. */
export interface UserProfile extends OrderFacts {
  readonly userId: string;
  readonly segments: readonly string[];
  /** The shop's own attributes; rules name them `profile.<name>`. */
  readonly attributes: Readonly<Record<string, ProfileValue>>;
  /** Grows with every change; the higher one is the newer. 0: nothing is known. */
  readonly version: number;
}

/** What is known of a user at an instant. */
export interface UserState extends UserProfile {
  readonly stage: LifecycleStage;
}

/** A user of whom nothing is known: new, in no segment. */
export function unknownProfile(userId: string): UserProfile {
  return {
    userId,
    segments: [],
    attributes: {},
    version: 0,
    paidOrders: 0,
    firstPaidAt: null,
    lastPaidAt: null,
    previousPaidAt: null,
  };
}
