import type { Invariant } from './invariant.js';
import { DRAWN_STANDS_ON_LINES, INTEREST_ADDS_UP } from './lot-invariants.js';

const TABLES = [
  'prize_issuing.benefit_grant',
  'prize_issuing.redemption',
  'prize_issuing.redemption_line',
  'prize_issuing.redemption_share',
  'prize_issuing.redemption_lot',
];

/** Grants that one live redemption has: something that they paid for is not returned yet. Lots serve many. */
const IN_USE = `
  select share.grant_id, share.redemption_id, redemption.state
  from prize_issuing.redemption_share as share
  join prize_issuing.redemption on redemption.id = share.redemption_id
    and redemption.state in ('locked', 'confirmed')
  join prize_issuing.redemption_line as line
    on line.redemption_id = share.redemption_id and line.line_id = share.line_id
  where share.effect <> 'balance'
  group by share.grant_id, share.redemption_id, redemption.state
  having bool_or(redemption.state = 'locked' or line.returned < line.quantity)`;

const noDoubleRedemption: Invariant = {
  id: 'I3',
  promise: 'A grant serves one live order, an order has one live redemption',
  needs: TABLES,
  violations: [
    `select grant_id as subject, format('in use by %s redemptions', count(*)) as detail
     from (${IN_USE}) as in_use group by grant_id having count(*) > 1`,
    `select order_id as subject, format('%s live redemptions', count(*)) as detail
     from prize_issuing.redemption where state in ('locked', 'confirmed')
     group by order_id having count(*) > 1`,
  ],
};

const legalMoves: Invariant = {
  id: 'I10',
  promise: 'States fit each other: a lock is released once, what was used stays used',
  needs: TABLES,
  violations: [
    `select id as subject, format('%s: redemption %s, locked %s, used %s', state,
       coalesce(redemption_id::text, 'none'), coalesce(locked_at::text, 'never'),
       coalesce(used_at::text, 'never')) as detail
     from prize_issuing.benefit_grant
     where state not in ('held', 'locked', 'used', 'expired', 'voided')
       or (state in ('locked', 'used') and used_by is null) <> (redemption_id is not null)
       or (state in ('locked', 'used') and locked_at is null)
       or (state = 'used' and used_at is null)
       or (state = 'held' and used_at is not null)
       or (state = 'held' and locked_at is not null and used_by is distinct from 'parts')`,
    `select given.id as subject, format('%s by a redemption that is %s', given.state,
       coalesce(redemption.state, 'unknown')) as detail
     from prize_issuing.benefit_grant as given
     left join prize_issuing.redemption on redemption.id = given.redemption_id
     where given.redemption_id is not null and redemption.state is distinct from
       case given.state when 'locked' then 'locked' when 'used' then 'confirmed' end`,
    `select in_use.redemption_id as subject, format('%s, but its grant %s is %s', in_use.state,
       in_use.grant_id, coalesce(given.state, 'unknown')) as detail
     from (${IN_USE}) as in_use
     left join prize_issuing.benefit_grant as given on given.id = in_use.grant_id
       and given.redemption_id = in_use.redemption_id
     where given.state is distinct from
       case in_use.state when 'locked' then 'locked' when 'confirmed' then 'used' end`,
    `select id as subject, format('%s, ended %s', state, coalesce(ended_at::text, 'never')) as detail
     from prize_issuing.redemption
     where (state in ('cancelled', 'released')) <> (ended_at is not null)
       or (state = 'confirmed') <> (confirmed_at is not null and ended_at is null)`,
  ],
};

/** 3 % of what is left to pay after all other benefits, and CNY 200, or the limits that held at the lock. */
const subsidyWithinLimits: Invariant = {
  id: 'I11',
  promise: 'A subsidy takes at most 3 % of an order, and at most CNY 200',
  needs: TABLES,
  violations: [
    `select redemption.id as subject,
       format('%s fen of subsidy, %s by its own word, %s fen to pay', coalesce(drawn.fen, 0), subsidy,
         payable) as detail
     from prize_issuing.redemption left join (
       select redemption_id, sum(discount) as fen from prize_issuing.redemption_share
       where effect = 'balance' group by redemption_id
     ) as drawn on drawn.redemption_id = redemption.id
     where coalesce(drawn.fen, 0) <> subsidy or subsidy >
       least(subsidy_ceiling, (payable + subsidy) * subsidy_share / 10000)`,
  ],
};

const sharesAddUp: Invariant = {
  id: 'I12',
  promise: 'A discount is at most the amount, its splits add up, no more comes back than was taken',
  needs: TABLES,
  violations: [
    `select redemption.id as subject, format('amount %s, discount %s, payable %s; lines %s less %s',
       amount, discount, payable, coalesce(lines.amount_of, 0), coalesce(lines.discount_of, 0)) as detail
     from prize_issuing.redemption left join (
       select redemption_id, sum(amount) as amount_of, sum(discount) as discount_of
       from prize_issuing.redemption_line group by redemption_id
     ) as lines on lines.redemption_id = redemption.id
     where discount not between 0 and amount or payable <> amount - discount
       or amount <> coalesce(lines.amount_of, 0) or discount <> coalesce(lines.discount_of, 0)`,
    `select line.redemption_id || ' ' || line.line_id as subject,
       format('discount %s of %s, shares %s, split %s, returned %s of %s', discount, amount,
         coalesce(shares.discount_of, 0), coalesce(shares.split_of, 0), returned, quantity) as detail
     from prize_issuing.redemption_line as line left join (
       select redemption_id, line_id, sum(discount) as discount_of,
         sum(platform + merchant) as split_of, min(least(platform, merchant)) as least_part
       from prize_issuing.redemption_share where effect <> 'interest'
       group by redemption_id, line_id
     ) as shares using (redemption_id, line_id)
     where discount not between 0 and amount or payable <> amount - discount
       or discount <> coalesce(shares.discount_of, 0) or discount <> coalesce(shares.split_of, 0)
       or shares.least_part < 0 or returned not between 0 and quantity`,
    ...DRAWN_STANDS_ON_LINES,
    ...INTEREST_ADDS_UP,
  ],
};

/** What redemptions must be true to. */
export const redemptionInvariants: readonly Invariant[] = [
  ...[noDoubleRedemption, legalMoves, subsidyWithinLimits, sharesAddUp],
];
