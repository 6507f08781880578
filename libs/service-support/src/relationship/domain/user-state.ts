import type { LifecycleStage, OrderFacts } from './lifecycle-stage.js';
import { NO_DEEDS, type UserDeeds } from './user-deeds.js';

/** A value that the shop feeds about a user. */
export type ProfileValue = string | number | boolean | readonly string[];

/** What ties a user to merchants and goods, as told by behaviours and orders. */
export interface UserLinks {
  /** Merchants that the user follows. */
  readonly followedMerchants: readonly string[];
  /** Merchants whose member the user is. */
  readonly memberMerchants: readonly string[];
  /** Merchants of paid orders that were not returned: with any other the user is a first-time buyer. */
  readonly boughtMerchants: readonly string[];
  /** Category paths of products looked at, the latest first. */
  readonly viewedCategories: readonly string[];
  /** When the shop last told of a behaviour. */
  readonly lastSeenAt: Date | null;
}

/** What is kept of a user. */
export interface UserProfile extends OrderFacts, UserLinks {
  readonly userId: string;
  readonly segments: readonly string[];
  /** The shop's own attributes; rules name them `profile.<name>`. */
  readonly attributes: Readonly<Record<string, ProfileValue>>;
  /** What tasks ask for. */
  readonly deeds: UserDeeds;
  /** Subsidy that the user holds and may use, in fen, as issuing told it last. */
  readonly subsidyBalance: number;
  /** Grows with every change; the higher one is the newer. 0: nothing is known. */
  readonly version: number;
}

/** What is known of a user at an instant. */
export interface UserState extends UserProfile {
  readonly stage: LifecycleStage;
}

/** The state of a user who stands in this stage. Name by name: states that differ in shape cost more than a rule. */
export function stateIn(stage: LifecycleStage, profile: UserProfile): UserState {
  return {
    stage,
    userId: profile.userId,
    segments: profile.segments,
    attributes: profile.attributes,
    paidOrders: profile.paidOrders,
    firstPaidAt: profile.firstPaidAt,
    lastPaidAt: profile.lastPaidAt,
    previousPaidAt: profile.previousPaidAt,
    followedMerchants: profile.followedMerchants,
    memberMerchants: profile.memberMerchants,
    boughtMerchants: profile.boughtMerchants,
    viewedCategories: profile.viewedCategories,
    lastSeenAt: profile.lastSeenAt,
    deeds: profile.deeds,
    subsidyBalance: profile.subsidyBalance,
    version: profile.version,
  };
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
    followedMerchants: [],
    memberMerchants: [],
    boughtMerchants: [],
    viewedCategories: [],
    lastSeenAt: null,
    deeds: NO_DEEDS,
    subsidyBalance: 0,
  };
}
