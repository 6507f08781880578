import type { SqlMigration } from '@boon/platform/database';

/**
 * What partial returns gave back of a coupon whose stock was stopped meanwhile, and until when: it is kept for the
 * coupon, which may come back with the last return. Empty on every other grant.
 */
export const keepReturned: SqlMigration = {
  at: '2026-11-28T16:50:00',
  name: 'PrizeIssuingKeepReturned',
  up: `
    alter table prize_issuing.benefit_grant add column kept bigint, add column kept_until timestamptz,
      add constraint kept_has_an_end check ((kept is null) = (kept_until is null)),
      add constraint kept_is_of_a_use check (
        kept is null or kept >= 0 and kept <= worst_case and state in ('used', 'expired'));
    create index grant_to_let_go on prize_issuing.benefit_grant (kept_until) where kept is not null;
  `,
  down: `alter table prize_issuing.benefit_grant drop column kept, drop column kept_until;`,
};
