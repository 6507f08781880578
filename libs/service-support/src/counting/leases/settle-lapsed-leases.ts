import type { LeaseCentre } from './lease-centre.js';

/** Where what is issued is recorded, by the id of the lease that it was issued of. */
export abstract class IssuedOfLeases {
  /**
   * How many units of each lease are on record, in the order of the ids. From then on the record takes
   * nothing more of these leases.
   */
  abstract fence(leaseIds: readonly string[]): Promise<readonly number[]>;
}

/** Brings back what holders that died had not issued; answers how many leases ended. */
export async function settleLapsedLeases(
  centre: LeaseCentre,
  record: IssuedOfLeases,
  pool: string,
): Promise<number> {
  const lapsed = await centre.lapsed(pool);
  const issued = lapsed.length === 0 ? [] : await record.fence(lapsed);
  for (const [place, leaseId] of lapsed.entries()) {
    await centre.settle(pool, leaseId, issued[place] ?? 0);
  }
  return lapsed.length;
}
