import { ROUND_COLUMNS } from './round-row.js';

/** Sales of one lottery go one batch after another, and an operator's move waits for the batch. */
export const LOCK_LOTTERIES = `
  select id, state, content from prize_issuing.lottery
  where id = any ($1::uuid[]) order by id for no key update`;

export const NEWEST_ROUNDS = `
  select distinct on (lottery_id) ${ROUND_COLUMNS} from prize_issuing.lottery_round
  where lottery_id = any ($1::uuid[]) order by lottery_id, number desc`;

export const SOLD_CHANCES = `
  select chance.id as chance_id, chance.number as nonce, chance.user_id, chance.purchase_key,
    chance.expires_at, round.id, round.lottery_id, round.number, round.state, round.server_seed,
    round.prize_table, round.seed_hash, round.table_hash, round.sold, round.remaining, round.sequence
  from unnest($1::uuid[], $2::text[], $3::text[]) as wanted (lottery_id, user_id, purchase_key)
  join prize_issuing.draw_chance as chance on chance.lottery_id = wanted.lottery_id
    and chance.user_id = wanted.user_id and chance.purchase_key = wanted.purchase_key
  join prize_issuing.lottery_round as round on round.id = chance.round_id`;

export const CHANCE_TALLIES = `
  select tally.lottery_id, tally.user_id, tally.period, tally.count
  from (select distinct * from unnest($1::uuid[], $2::text[]) as wanted (lottery_id, user_id))
    as wanted
  join prize_issuing.chance_tally as tally on tally.lottery_id = wanted.lottery_id
    and tally.user_id = wanted.user_id and tally.period in ('total', $3)`;

export const MOVE_ROUNDS = `
  update prize_issuing.lottery_round as round set state = moved.state, sold = moved.sold
  from unnest($1::uuid[], $2::text[], $3::int[]) as moved (id, state, sold)
  where round.id = moved.id`;

export const ADD_CHANCES = `
  insert into prize_issuing.draw_chance (id, lottery_id, round_id, number, user_id, purchase_key,
    source, expires_at)
  select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::text[],
    $7::text[], $8::timestamptz[])`;

export const ADD_CHANCE_TALLIES = `
  insert into prize_issuing.chance_tally as tally (lottery_id, user_id, period, count, most)
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::int[])
    as added (lottery_id, user_id, period, count, most)
  order by lottery_id, user_id, period
  on conflict (lottery_id, user_id, period) do update
    set count = tally.count + excluded.count, most = excluded.most`;
