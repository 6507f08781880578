/** What a user did lately, as far as tasks ask for it. Instants are epoch milliseconds, the latest first. */
export interface UserDeeds {
  /** When each of the last twenty different products was looked at last. */
  readonly viewed: readonly number[];
  /** When each of the last twenty different products was put into the cart last. */
  readonly carted: readonly number[];
  /** Paid orders that were not returned, with their fen: each larger than all later ones, at most twenty. */
  readonly orders: readonly (readonly [number, number])[];
}

/** A user of whom nothing was told. */
export const NO_DEEDS: UserDeeds = { viewed: [], carted: [], orders: [] };

/** Reads what the record holds; a user of whom nothing was told has an empty one. */
export function deedsFrom(kept: Partial<UserDeeds>): UserDeeds {
  return hasDeeds(kept) ? { ...NO_DEEDS, ...kept } : NO_DEEDS;
}

/** Whether there is anything to keep. */
export function hasDeeds({ viewed = [], carted = [], orders = [] }: Partial<UserDeeds>): boolean {
  return viewed.length + carted.length + orders.length > 0;
}
