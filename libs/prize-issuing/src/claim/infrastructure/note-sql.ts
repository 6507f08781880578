import { useOfKind } from '@boon/benefit-terms/kinds';
import type { GrantDraft } from '../domain/claim-plan.js';

/** How many parameters the note of lots takes: their holders. */
export const NOTE_COLUMNS = 1;

/**
 * Whoever is given balance holds more of it: noted with the grant, for those who decide (ADR 53). Only batches that
 * have lots carry it; `holders` is the parameter of their users.
 */
export function noting(holders: number): string {
  return `
  noted as (
    insert into prize_issuing.subsidy_change (user_id)
    select distinct user_id from unnest($${holders}::text[]) as holder (user_id)
  )`;
}

/** Whether it is a lot of balance, which orders draw parts of. */
export function isLot({ stock }: Pick<GrantDraft, 'stock'>): boolean {
  return useOfKind(stock.kind) === 'in-parts';
}

/** Who is given lots by a batch; nobody, in most of them. */
export function lotHolders(grants: readonly GrantDraft[]): string[] {
  const lots = grants.filter(isLot);
  return lots.map(({ claim }) => claim.userId);
}
