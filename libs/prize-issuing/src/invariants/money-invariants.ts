import type { Invariant } from './invariant.js';
import { LOTS_ADD_UP } from './lot-invariants.js';

const TABLES = [
  'prize_issuing.stock',
  'prize_issuing.stock_movement',
  'prize_issuing.benefit_grant',
  'prize_issuing.redemption_share',
  'prize_issuing.redemption_lot',
];

const LEDGER = `
  select stock_id, sum(free) as free, sum(reserved) as reserved, sum(spent) as spent,
    sum(released) as released, coalesce(sum(reserved) filter (where folded), 0) as folded_reserved,
    coalesce(sum(spent) filter (where folded), 0) as folded_spent,
    coalesce(sum(released) filter (where folded), 0) as folded_released
  from prize_issuing.stock_movement group by stock_id`;

/**
 * What used grants still cost, by the rule of returns: each funder gets floor(part x k / n) back, and a lot
 * what was refilled or lapsed of it. What was sent or checked in cost all that it could.
 */
export function standingShares(by: string, further = ''): string {
  return `
  select ${by}, sum(standing.fen) as spent from (
    select share.grant_id, share.platform - share.platform * line.returned / line.quantity
      + share.merchant - share.merchant * line.returned / line.quantity as fen
    from prize_issuing.redemption_share as share
    join prize_issuing.redemption on redemption.id = share.redemption_id
      and redemption.state = 'confirmed'
    join prize_issuing.redemption_line as line
      on line.redemption_id = share.redemption_id and line.line_id = share.line_id
    where share.effect <> 'balance'
    union all
    select lot.grant_id, lot.drawn - lot.returned from prize_issuing.redemption_lot as lot
    join prize_issuing.redemption on redemption.id = lot.redemption_id
      and redemption.state = 'confirmed'
    union all
    select id, worst_case from prize_issuing.benefit_grant
    where state = 'used' and used_by in ('shipment', 'check-in')
  ) as standing
  join prize_issuing.benefit_grant as given on given.id = standing.grant_id ${further}
  group by ${by}`;
}

/** Sums of the ledger against the stocks' counters, the wallets and the orders: three records of one truth. */
const conservedByMoney: Invariant = {
  id: 'I7',
  promise: 'Budget = free + reserved + spent + released, and the ledger says the same in fen',
  needs: TABLES,
  violations: [
    `select id as subject, format('an entry that sums to %s', free + reserved + spent + released)
       as detail
     from prize_issuing.stock_movement where free + reserved + spent + released <> 0`,
    `select stock.id as subject, format('counters %s/%s/%s, ledger %s/%s/%s (reserved, spent, released)',
       stock.reserved, stock.spent, stock.released, coalesce(folded_reserved, 0),
       coalesce(folded_spent, 0), coalesce(folded_released, 0)) as detail
     from prize_issuing.stock left join (${LEDGER}) as ledger on ledger.stock_id = stock.id
     where stock.reserved <> coalesce(folded_reserved, 0)
       or stock.spent <> coalesce(folded_spent, 0)
       or stock.released <> coalesce(folded_released, 0)`,
    `with wallets as (
       select stock_id, sum(case when state in ('held', 'locked') then worst_case else kept end)
         as reserved
       from prize_issuing.benefit_grant
       where state in ('held', 'locked') or kept is not null group by stock_id
     ), orders as (${standingShares('given.stock_id')})
     select stock.id as subject, format('ledger: reserved %s, spent %s; wallets %s, orders %s',
       coalesce(ledger.reserved, 0), coalesce(ledger.spent, 0), coalesce(wallets.reserved, 0),
       coalesce(orders.spent, 0)) as detail
     from prize_issuing.stock left join (${LEDGER}) as ledger on ledger.stock_id = stock.id
     left join wallets on wallets.stock_id = stock.id
     left join orders on orders.stock_id = stock.id
     where value_budget is not null
       and (coalesce(ledger.reserved, 0) <> coalesce(wallets.reserved, 0)
         or coalesce(ledger.spent, 0) <> coalesce(orders.spent, 0))`,
    `select movement.id as subject, 'an entry of a stock without a budget' as detail
     from prize_issuing.stock_movement as movement
     left join prize_issuing.stock on stock.id = movement.stock_id
     where stock.value_budget is null`,
    ...LOTS_ADD_UP,
  ],
};

const released: Invariant = {
  id: 'I7',
  promise: 'Nothing is released but by a stopped stock, and it keeps nothing free',
  needs: TABLES,
  violations: [
    `select stock.id as subject, format('%s fen free of a stopped stock', value_budget
       - stock.reserved - stock.spent - stock.released) as detail
     from prize_issuing.stock where state = 'stopped'
       and value_budget > stock.reserved + stock.spent + stock.released and not exists (
         select 1 from prize_issuing.stock_movement where stock_id = stock.id and not folded)`,
    `select stock.id as subject, format('%s fen released of a stock that is %s', sum(movement.released),
       state) as detail
     from prize_issuing.stock join prize_issuing.stock_movement as movement on stock_id = stock.id
     where state <> 'stopped' and movement.released <> 0 group by stock.id, state`,
  ],
};

const withinBudget: Invariant = {
  id: 'I8',
  promise: 'No budget is exceeded, unfolded movements included',
  needs: TABLES,
  violations: [
    `select stock.id as subject, format('%s + %s + %s of %s fen', ledger.reserved, ledger.spent,
       ledger.released, value_budget) as detail
     from prize_issuing.stock join (${LEDGER}) as ledger on ledger.stock_id = stock.id
     where ledger.reserved + ledger.spent + ledger.released > value_budget
       or least(ledger.reserved, ledger.spent, ledger.released) < 0
       or stock.reserved + stock.spent + stock.released > value_budget`,
  ],
};

/** What money must be true to. */
export const moneyInvariants: readonly Invariant[] = [conservedByMoney, released, withinBudget];
