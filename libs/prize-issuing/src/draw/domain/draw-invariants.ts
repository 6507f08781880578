import type { Invariant } from '../../invariants/invariant.js';

const TABLES = [
  'prize_issuing.draw',
  'prize_issuing.draw_chance',
  'prize_issuing.lottery_round',
  'prize_issuing.prize_tally',
  'prize_issuing.benefit_grant',
];

/** A draw used up a chance of the same round, and a chance has its place in it. */
const CHANCES = [
  `select draw.chance_id as subject, 'a draw without its chance' as detail
   from prize_issuing.draw
   left join prize_issuing.draw_chance as chance
     on chance.id = draw.chance_id and chance.round_id = draw.round_id
   where chance.id is null`,
  `select round.id as subject, format('%s sold, %s chances', round.sold, count(chance.id)) as detail
   from prize_issuing.lottery_round as round
   left join prize_issuing.draw_chance as chance on chance.round_id = round.id
   group by round.id having round.sold <> count(chance.id)`,
];

/** A prize that was awarded is in the wallet, and nothing is there as a prize that was not drawn. */
const GRANTS = [
  `select draw.chance_id as subject, format('no grant %s', draw.grant_id) as detail
   from prize_issuing.draw
   left join prize_issuing.benefit_grant as given on given.id = draw.grant_id
     and given.claim_key = 'draw:' || draw.chance_id
   where draw.grant_id is not null and given.id is null`,
  `select given.id as subject, format('%s was not drawn', given.claim_key) as detail
   from prize_issuing.benefit_grant as given
   left join prize_issuing.draw on draw.grant_id = given.id
   where given.mode = 'draw' and draw.chance_id is null`,
];

/** Each draw of a box found what the one before it left; the first one what was published. */
const BOXES = [
  `select chance_id as subject, format('place %s of the box', sequence) as detail from (
     select draw.chance_id, draw.sequence, draw.weights,
       lag(draw.weights) over box as before, lag(draw.drawn) over box as taken,
       row_number() over box as place, array(
         select jsonb_array_elements_text(round.prize_table->'weights')::bigint) as published
     from prize_issuing.draw
     join prize_issuing.lottery_round as round on round.id = draw.round_id
     where draw.sequence is not null
     window box as (partition by draw.round_id order by draw.sequence)
   ) as drawn
   where sequence <> place or weights <> case when before is null
     then published else before[:taken] || before[taken + 1] - 1 || before[taken + 2:] end`,
];

/** What counts against a quota is what was awarded as drawn. */
const QUOTAS = [
  `select tally.lottery_id || ' ' || tally.prize_key as subject,
     format('%s counted, %s awarded', tally.count, coalesce(awarded.prizes, 0)) as detail
   from prize_issuing.prize_tally as tally left join (
     select round.lottery_id, round.prize_table->'prizes'->(draw.awarded)->>'key' as prize_key,
       count(*) as prizes
     from prize_issuing.draw
     join prize_issuing.lottery_round as round on round.id = draw.round_id
     where draw.reason is null and draw.awarded = draw.drawn group by 1, 2
   ) as awarded on awarded.lottery_id = tally.lottery_id and awarded.prize_key = tally.prize_key
   where tally.period = 'total'
     and (tally.count <> coalesce(awarded.prizes, 0) or tally.count > tally.most)`,
];

/** What lotteries promise; odds at large are for statistics, each draw's for the verifier. */
export const drawInvariants: readonly Invariant[] = [
  {
    id: 'I19',
    promise: 'Every draw used up one chance, brought one prize, and left its box one ticket less',
    needs: TABLES,
    violations: [...CHANCES, ...GRANTS, ...BOXES, ...QUOTAS],
  },
];
