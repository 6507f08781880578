import { deedsFrom, hasDeeds, NO_DEEDS, type UserDeeds } from '../domain/user-deeds.js';
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

const NONE: readonly string[] = [];
const NO_LINKS: readonly (readonly string[])[] = [];

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
  const { paidAt, links = NO_LINKS } = stored;
  return {
    userId,
    segments: stored.segments,
    attributes: stored.attributes,
    paidOrders: stored.paidOrders,
    firstPaidAt: instantOf(paidAt[0]),
    lastPaidAt: instantOf(paidAt[1]),
    previousPaidAt: instantOf(paidAt[2]),
    followedMerchants: links[0] ?? NONE,
    memberMerchants: links[1] ?? NONE,
    boughtMerchants: links[2] ?? NONE,
    viewedCategories: links[3] ?? NONE,
    lastSeenAt: instantOf(stored.seenAt),
    deeds: stored.deeds === undefined ? NO_DEEDS : deedsFrom(stored.deeds),
    subsidyBalance: stored.balance ?? 0,
    version,
  };
}

function instantOf(epochMs: number | null | undefined): Date | null {
  return epochMs === null || epochMs === undefined ? null : new Date(epochMs);
}
