import type { Invariant } from './invariant.js';

const GRANTS = ['prize_issuing.benefit_grant', 'prize_issuing.stock'];

/** Every unit that a stock let go and that was not given back, counted again from the wallets. */
const noOverIssue: Invariant = {
  id: 'I1',
  promise: 'No stock has issued more than its quantity',
  needs: GRANTS,
  violations: [
    `select stock.id as subject, format('%s of %s units', given.units, quantity) as detail
     from prize_issuing.stock join (
       select stock_id, count(*) filter (where state <> 'voided') as units
       from prize_issuing.benefit_grant group by stock_id
     ) as given on given.stock_id = stock.id
     where given.units > quantity or issued > quantity`,
  ],
};

const once: Invariant = {
  id: 'I5',
  promise: 'A claim has one effect, however often it is sent; a unique code is used once',
  needs: GRANTS,
  violations: [
    `select user_id || ' ' || claim_key as subject,
       format('%s grants of %s, highest unit %s', count(*), stock_id, max(unit)) as detail
     from prize_issuing.benefit_grant group by user_id, claim_key, stock_id
     having count(*) <> max(unit) + 1`,
    `select claim_key as subject, format('used by %s users', count(distinct user_id)) as detail
     from prize_issuing.benefit_grant where claim_key like 'once:%'
     group by claim_key having count(distinct user_id) > 1`,
  ],
};

const conservedByCount: Invariant = {
  id: 'I6',
  promise: 'Issued, given back or not, = held + locked + used + expired + voided, per stock',
  needs: GRANTS,
  violations: [
    `select coalesce(stock.id, given.stock_id) as subject,
       case when stock.id is null then format('%s grants of no stock', given.units)
         else format('issued %s and given back %s, in wallets %s of which voided %s', issued,
           given_back, coalesce(given.units, 0), coalesce(given.voided, 0)) end as detail
     from prize_issuing.stock full join (
       select stock_id, count(*) filter (
         where state in ('held', 'locked', 'used', 'expired', 'voided')) as units,
         count(*) filter (where state = 'voided') as voided
       from prize_issuing.benefit_grant group by stock_id
     ) as given on given.stock_id = stock.id
     where stock.id is null
       or (quantity is not null and (issued + given_back <> coalesce(given.units, 0)
         or given_back <> coalesce(given.voided, 0)))`,
  ],
};

const byDatabaseTime: Invariant = {
  id: 'I13',
  promise: 'Nothing is used at or after its expiry, nor ended before it, by the database clock',
  needs: GRANTS,
  violations: [
    `select id as subject, case
         when state in ('locked', 'used') then format('locked %s, expired %s', locked_at, expires_at)
         when state = 'expired' then format('ended before its expiry at %s', expires_at)
         else format('claimed %s, expired %s', claimed_at, claim_expires_at) end as detail
     from prize_issuing.benefit_grant
     where (state in ('locked', 'used') and locked_at >= expires_at)
       or (state = 'expired' and expires_at > now())
       or claimed_at >= claim_expires_at or claimed_at > now()`,
  ],
};

const readYourClaim: Invariant = {
  id: 'I17',
  promise: 'A wallet shows every grant that it holds',
  needs: [...GRANTS, 'prize_issuing.stock_version'],
  violations: [
    `select id as subject,
       format('no version %s of stock %s to show it by', stock_version, given.stock_id) as detail
     from prize_issuing.benefit_grant as given left join prize_issuing.stock_version as version
       on version.stock_id = given.stock_id and version.version = given.stock_version
     where version.stock_id is null or given.user_id = ''`,
  ],
};

/** The history of a client: filled by whoever recorded its answers. */
const noLostClaim: Invariant = {
  id: 'I4',
  promise: 'Every grant that a client was told of is there',
  needs: ['prize_issuing.benefit_grant', 'pg_temp.acknowledged_grant'],
  violations: [
    `select told.id as subject, 'acknowledged and not in the database' as detail
     from pg_temp.acknowledged_grant as told
     left join prize_issuing.benefit_grant as given on given.id = told.id where given.id is null`,
  ],
};

/** What wallets must be true to. */
export const grantInvariants: readonly Invariant[] = [
  ...[noOverIssue, noLostClaim, once, conservedByCount, byDatabaseTime, readYourClaim],
];
