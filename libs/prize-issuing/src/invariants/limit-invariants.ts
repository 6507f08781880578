import type { Invariant } from './invariant.js';

const GRANTS = ['prize_issuing.benefit_grant', 'prize_issuing.stock'];
const CLAIM_DAY = `(claimed_at at time zone 'Asia/Shanghai')::date`;

/** The newest day that a stock counted, counted again from the wallets; days before it are over. */
const withinDay: Invariant = {
  id: 'I1',
  promise: 'No stock has issued more on its day than its slice, in units and in fen',
  needs: GRANTS,
  violations: [
    `select stock.id as subject, format('%s: %s units of %s (counted %s), %s fen of %s', day,
       coalesce(units, 0), per_day_units, day_issued, coalesce(fen, 0), per_day_value) as detail
     from prize_issuing.stock left join (
       select stock_id, ${CLAIM_DAY} as on_day, count(*) as units, sum(worst_case) as fen
       from prize_issuing.benefit_grant
       where state <> 'voided' and stock_id in (select id from prize_issuing.stock
         where coalesce(per_day_units, per_day_value) is not null)
       group by 1, 2
     ) as given on given.stock_id = stock.id and on_day = day
     where coalesce(per_day_units, per_day_value) is not null and (
       day_issued <> coalesce(units, 0) or day_issued > per_day_units
       or coalesce(fen, 0) > per_day_value or day_value > per_day_value)`,
  ],
};

/** What nobody counts must cost nothing. */
const bounded: Invariant = {
  id: 'I1',
  promise: 'Only what costs nothing has neither quantity nor budget',
  needs: ['prize_issuing.stock', 'prize_issuing.stock_version'],
  violations: [
    `select stock.id as subject, format('version %s costs %s fen', version.version, worst_case)
       as detail
     from prize_issuing.stock join prize_issuing.stock_version as version on stock_id = stock.id
     where quantity is null and value_budget is null and worst_case > 0`,
  ],
};

/** What limits beyond quantity must be true to. */
export const limitInvariants: readonly Invariant[] = [withinDay, bounded];
