import type { SqlMigration } from '@boon/platform/database';

/** Why a grant of a strategy stock has the terms that it has; null for stocks whose terms are the same for all. */
export const addTermsReason: SqlMigration = {
  at: '2026-11-28T16:10:00',
  name: 'PrizeIssuingAddTermsReason',
  up: `alter table prize_issuing.benefit_grant add column terms_reason text;`,
  down: `alter table prize_issuing.benefit_grant drop column terms_reason;`,
};
