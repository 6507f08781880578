import type { Invariant } from './invariant.js';
import { standingShares } from './money-invariants.js';

const TABLES = [
  'service_support.budget_account',
  'service_support.budget_entry',
  'prize_issuing.benefit_grant',
  'prize_issuing.redemption_share',
];

const LEDGER = `
  select account_id, sum(units) as units, coalesce(sum(units) filter (where folded), 0) as folded_units,
    sum(reserved) as reserved, sum(spent) as spent,
    sum(released) as released, coalesce(sum(reserved) filter (where folded), 0) as folded_reserved,
    coalesce(sum(spent) filter (where folded), 0) as folded_spent,
    coalesce(sum(released) filter (where folded), 0) as folded_released
  from service_support.budget_entry group by account_id`;

/** Each account from three sides: its counters, its entries, and the grants that carry its id. */
const conserved: Invariant = {
  id: 'I7',
  promise: 'Shared budgets: ledger, counters, wallets and orders say the same in fen and units',
  needs: TABLES,
  violations: [
    `select account.id as subject,
       format('counters %s/%s/%s/%s, ledger %s/%s/%s/%s (units, reserved, spent, released)',
         account.units, account.reserved, account.spent, account.released, coalesce(folded_units, 0),
         coalesce(folded_reserved, 0), coalesce(folded_spent, 0), coalesce(folded_released, 0))
         as detail
     from service_support.budget_account as account
     full join (${LEDGER}) as ledger on ledger.account_id = account.id
     where account.id is null or account.units <> coalesce(folded_units, 0)
       or account.reserved <> coalesce(folded_reserved, 0)
       or account.spent <> coalesce(folded_spent, 0)
       or account.released <> coalesce(folded_released, 0)`,
    `with wallets as (
       select account_id, count(*) filter (where state <> 'voided') as units,
         coalesce(sum(worst_case) filter (where state in ('held', 'locked')), 0) as reserved
       from prize_issuing.benefit_grant cross join unnest(accounts) as account_id
       where accounts is not null group by account_id
     ), orders as (${standingShares('account_id', 'cross join unnest(given.accounts) as account_id')})
     select account.id as subject,
       format('ledger: %s units, reserved %s, spent %s; wallets %s units, %s; orders %s',
         coalesce(ledger.units, 0), coalesce(ledger.reserved, 0), coalesce(ledger.spent, 0),
         coalesce(wallets.units, 0), coalesce(wallets.reserved, 0), coalesce(orders.spent, 0))
         as detail
     from service_support.budget_account as account
     left join (${LEDGER}) as ledger on ledger.account_id = account.id
     full join wallets on wallets.account_id = account.id
     left join orders on orders.account_id = account.id
     where account.id is null or coalesce(ledger.units, 0) <> coalesce(wallets.units, 0)
       or coalesce(ledger.reserved, 0) <> coalesce(wallets.reserved, 0)
       or coalesce(ledger.spent, 0) <> coalesce(orders.spent, 0)`,
    `select id as subject, format('an entry that sums to %s', free + reserved + spent + released)
       as detail
     from service_support.budget_entry where free + reserved + spent + released <> 0`,
  ],
};

const within: Invariant = {
  id: 'I8',
  promise:
    'No shared budget (scheme, merchant, channel and day) is exceeded, unfolded entries included',
  needs: TABLES,
  violations: [
    `select account.id as subject, format('%s + %s + %s of %s fen, %s of %s units',
       ledger.reserved, ledger.spent, ledger.released, limit_fen, ledger.units, limit_units) as detail
     from service_support.budget_account as account
     join (${LEDGER}) as ledger on ledger.account_id = account.id
     where ledger.reserved + ledger.spent + ledger.released > limit_fen
       or least(ledger.reserved, ledger.spent, ledger.released) < 0
       or account.reserved + account.spent + account.released > limit_fen
       or greatest(ledger.units, account.units) > limit_units`,
  ],
};

/** What budgets that stocks share must be true to. */
export const accountInvariants: readonly Invariant[] = [conserved, within];
