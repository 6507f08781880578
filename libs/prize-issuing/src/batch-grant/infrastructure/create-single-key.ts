import type { SqlMigration } from '@boon/platform/database';

/** A key of which one user, and no other, can have the grant: unique codes, keys of services. */
export const createSingleKey: SqlMigration = {
  at: '2026-11-22T10:05:00',
  name: 'PrizeIssuingCreateSingleKey',
  up: `
    create unique index grant_of_a_single_key on prize_issuing.benefit_grant (claim_key)
      where claim_key like 'once:%';
  `,
  down: `drop index prize_issuing.grant_of_a_single_key;`,
};
