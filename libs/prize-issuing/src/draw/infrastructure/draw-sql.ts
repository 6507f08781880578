import { ROUND_COLUMNS } from './round-row.js';

/**
 * The order of locks is the same everywhere: chances, rounds, waits, quotas, then those of claims; each by
 * its key.
 */
export const LOCK_CHANCES = `
  select id from prize_issuing.draw_chance where id = any ($1::uuid[])
  order by id for no key update`;

/** Fixed odds: only kept from being revealed. */
export const KEEP_ROUNDS = `
  select 1 from prize_issuing.lottery_round
  where id in (select round_id from prize_issuing.draw_chance where id = any ($1::uuid[]))
    and cardinality(remaining) = 0
  order by id for key share`;

/** Boxes: one batch after another. */
export const LOCK_BOXES = `
  select 1 from prize_issuing.lottery_round
  where id in (select round_id from prize_issuing.draw_chance where id = any ($1::uuid[]))
    and cardinality(remaining) > 0
  order by id for no key update`;

export const CHANCES = `
  select now() as now, chance.id, chance.user_id, chance.round_id, chance.number,
    chance.expires_at, lottery.state as lottery_state, draw.client_seed, draw.drawn, draw.awarded,
    draw.reason
  from prize_issuing.draw_chance as chance
  join prize_issuing.lottery on lottery.id = chance.lottery_id
  left join prize_issuing.draw on draw.chance_id = chance.id
  where chance.id = any ($1::uuid[])`;

export const ROUNDS = `
  select ${ROUND_COLUMNS} from prize_issuing.lottery_round where id = any ($1::uuid[])`;

/** Reads the waits and keeps them from others. */
export const LOCK_WAITS = `
  insert into prize_issuing.draw_wait as wait (lottery_id, user_id, draws, misses)
  select distinct lottery_id, user_id, 0, 0
  from unnest($1::uuid[], $2::text[]) as wanted (lottery_id, user_id)
  order by lottery_id, user_id
  on conflict (lottery_id, user_id) do update set draws = wait.draws
  returning lottery_id, user_id, draws, misses`;

export const SAVE_WAITS = `
  update prize_issuing.draw_wait as wait set draws = moved.draws, misses = moved.misses
  from unnest($1::uuid[], $2::text[], $3::int[], $4::int[])
    as moved (lottery_id, user_id, draws, misses)
  where wait.lottery_id = moved.lottery_id and wait.user_id = moved.user_id`;

export const TOUCH_QUOTAS = `
  insert into prize_issuing.prize_tally as tally (lottery_id, prize_key, period, count, most)
  select lottery_id, prize_key, period, 0, most
  from unnest($1::uuid[], $2::text[], $3::text[], $4::int[])
    as wanted (lottery_id, prize_key, period, most)
  order by lottery_id, prize_key, period
  on conflict (lottery_id, prize_key, period) do update set count = tally.count`;

export const QUOTAS = `
  select tally.lottery_id, tally.prize_key, tally.period, tally.count
  from unnest($1::uuid[], $2::text[], $3::text[]) as wanted (lottery_id, prize_key, period)
  join prize_issuing.prize_tally as tally on tally.lottery_id = wanted.lottery_id
    and tally.prize_key = wanted.prize_key and tally.period = wanted.period`;

export const ADD_QUOTAS = `
  insert into prize_issuing.prize_tally as tally (lottery_id, prize_key, period, count, most)
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::int[])
    as added (lottery_id, prize_key, period, count, most)
  order by lottery_id, prize_key, period
  on conflict (lottery_id, prize_key, period) do update
    set count = tally.count + excluded.count, most = excluded.most
    where tally.count + excluded.count <= excluded.most`;

export const ADD_DRAWS = `
  insert into prize_issuing.draw (chance_id, round_id, client_seed, drawn, awarded, reason, grant_id,
    sequence, weights, user_draw, misses_before)
  select chance_id, round_id, client_seed, drawn, awarded, reason, grant_id, sequence,
    weights::bigint[], user_draw, misses_before
  from unnest($1::uuid[], $2::uuid[], $3::text[], $4::smallint[], $5::smallint[], $6::text[],
    $7::uuid[], $8::int[], $9::text[], $10::int[], $11::int[])
    as added (chance_id, round_id, client_seed, drawn, awarded, reason, grant_id, sequence, weights,
      user_draw, misses_before)
  on conflict (chance_id) do nothing`;

export const SAVE_BOXES = `
  update prize_issuing.lottery_round as round
  set remaining = moved.remaining::bigint[], sequence = round.sequence + moved.drawn
  from unnest($1::uuid[], $2::text[], $3::int[]) as moved (id, remaining, drawn)
  where round.id = moved.id`;
