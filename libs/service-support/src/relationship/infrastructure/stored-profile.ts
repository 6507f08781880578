import { deedsFrom, hasDeeds, type UserDeeds } from '../domain/user-deeds.js';
import type { ProfileValue, UserProfile } from '../domain/user-state.js';

/** A profile as JSON beside its version: what is empty in most is left out; instants are epoch milliseconds. */
export interface StoredProfile {
  readonly segments: readonly string[];
  readonly attributes: Readonly<Record<string, ProfileValue>>;
  readonly paidOrders: number;
  readonly paidAt: readonly (number | null)[];
  /** Followed, joined, bought from, categories looked at; left out where all are empty. */
  readonly links?: readonly (readonly string[])[];
  readonly seenAt?: number;
  readonly deeds?: UserDeeds;
  /** Fen of subsidy; left out where there is none. */
  readonly balance?: number;
}

/** What is stored of a profile. */
export function storedOf(profile: UserProfile): StoredProfile {
  const { segments, attributes, paidOrders, firstPaidAt, lastPaidAt, previousPaidAt } = profile;
  const paidAt = [firstPaidAt, lastPaidAt, previousPaidAt].map((at) => at?.getTime() ?? null);
  const links = [
    profile.followedMerchants,
    profile.memberMerchants,
    profile.boughtMerchants,
    profile.viewedCategories,
  ];
  return {
    ...{ segments, attributes, paidOrders, paidAt },
    ...(links.some(({ length }) => length > 0) && { links }),
    ...(profile.lastSeenAt && { seenAt: profile.lastSeenAt.getTime() }),
    ...(hasDeeds(profile.deeds) && { deeds: profile.deeds }),
    ...(profile.subsidyBalance > 0 && { balance: profile.subsidyBalance }),
  };
}

/** The profile of which this was stored. */
export function profileOfStored(
  userId: string,
  version: number,
  stored: StoredProfile,
): UserProfile {
  const [first, last, previous] = stored.paidAt.map((at) => (at === null ? null : new Date(at)));
  const [followed = [], member = [], bought = [], viewed = []] = stored.links ?? [];
  return {
    userId,
    segments: stored.segments,
    attributes: stored.attributes,
    paidOrders: stored.paidOrders,
    firstPaidAt: first ?? null,
    lastPaidAt: last ?? null,
    previousPaidAt: previous ?? null,
    followedMerchants: followed,
    memberMerchants: member,
    boughtMerchants: bought,
    viewedCategories: viewed,
    lastSeenAt: stored.seenAt === undefined ? null : new Date(stored.seenAt),
    deeds: deedsFrom(stored.deeds ?? {}),
    subsidyBalance: stored.balance ?? 0,
    version,
  };
}
