export const OPEN = `
  insert into prize_issuing.grant_job (id, stock_id, stock_version, state, note, opened_by)
  values ($1, $2, $3, 'collecting', $4, $5)`;

export const OF_SEGMENT = `
  insert into prize_issuing.grant_job_segment (job_id, code, version, condition, as_of)
  values ($1, $2, $3, $4, $5)`;

export const FIND = `select * from prize_issuing.grant_job where id = $1`;

export const SIZE = `
  select coalesce(sum(size), 0)::int as total, count(*)::int as chunks
  from prize_issuing.grant_job_chunk where job_id = $1`;

/** The rate: of a job that ended over all its time, else over the last half minute, or since its start. */
export const PROGRESS = `
  with chunk as (
    select coalesce(sum(size), 0)::int as total, coalesce(sum(granted), 0)::int as granted,
      coalesce(sum(refused), 0)::int as refused, max(fault) filter (where done_at is null) as fault,
      coalesce(sum(size) filter (where done_at > now() - interval '30 seconds'), 0)::int as lately
    from prize_issuing.grant_job_chunk where job_id = $1
  )
  select total, granted, refused, fault,
    round(case when started_at is null then null when ended_at is null
      then lately / least(30, greatest(0.1, extract(epoch from now() - started_at)))
      else (granted + refused) / greatest(0.1, extract(epoch from ended_at - started_at)) end, 1)::float
      as rows_per_second
  from chunk cross join prize_issuing.grant_job as job where job.id = $1`;

export const REFUSALS = `
  select code, sum(rows::int)::int as rows
  from prize_issuing.grant_job_chunk, jsonb_each_text(refusals) as refusal (code, rows)
  where job_id = $1 group by code order by code`;

/** Arrays of unequal length cannot be unnested together: users and persons of a chunk travel as texts of arrays. */
export const ADD_CHUNKS = `
  insert into prize_issuing.grant_job_chunk (job_id, number, first_row, size, users, persons)
  select $1, number, first_row, size, users::text[], persons::text[]
  from unnest($2::int[], $3::int[], $4::int[], $5::text[], $6::text[])
    as chunk (number, first_row, size, users, persons)`;

/** Nothing is written of a part that is there already. */
export const ADD_PART = `
  insert into prize_issuing.grant_job_part (job_id, content, rows) values ($1, $2, $3)
  on conflict (job_id, content) do nothing`;

export const START = `
  update prize_issuing.grant_job set state = 'running', started_at = now() where id = $1`;

export const CANCEL = `
  update prize_issuing.grant_job set state = 'cancelled', ended_at = now() where id = $1`;

/** One chunk of any running job that nobody has in hand. */
export const TAKE = `
  with free as (
    select chunk.job_id, chunk.number from prize_issuing.grant_job_chunk as chunk
    join prize_issuing.grant_job as job on job.id = chunk.job_id and job.state = 'running'
    where chunk.done_at is null and (chunk.leased_until is null or chunk.leased_until <= now())
    order by chunk.job_id, chunk.number limit 1 for update of chunk skip locked
  )
  update prize_issuing.grant_job_chunk as chunk
  set leased_until = now() + $1::int * interval '1 millisecond', attempts = attempts + 1
  from free, prize_issuing.grant_job as job
  where chunk.job_id = free.job_id and chunk.number = free.number and job.id = chunk.job_id
  returning job.*, chunk.number, chunk.first_row, chunk.users, chunk.persons`;

/** Without outcomes ($3): every row was granted. */
export const FINISH = `
  update prize_issuing.grant_job_chunk
  set outcomes = $3::text[], granted = $4, refused = $5,
    refusals = $6, done_at = now(), leased_until = null, fault = null
  where job_id = $1 and number = $2 and done_at is null`;

/** Ends the job, or every job (null), whose rows all have their outcome. */
export const END = `
  update prize_issuing.grant_job as job set state = 'done', ended_at = now()
  where state = 'running' and ($1::uuid is null or id = $1) and not exists (
    select 1 from prize_issuing.grant_job_chunk where job_id = job.id and done_at is null)`;

/** Each try waits longer, a minute at most. */
export const PUT_BACK = `
  update prize_issuing.grant_job_chunk
  set fault = $3, leased_until = now() + least(60, power(2, least(attempts, 6))) * interval '1 second'
  where job_id = $1 and number = $2 and done_at is null`;

export const CHUNK = `
  select job.*, chunk.number, chunk.first_row, chunk.users, chunk.persons, chunk.outcomes,
    chunk.done_at is not null as is_done
  from prize_issuing.grant_job_chunk as chunk join prize_issuing.grant_job as job on job.id = job_id
  where job_id = $1 and number = $2`;

export const GRANTS_OF_CHUNK = `
  select given.user_id, given.id from unnest($1::text[]) as wanted (user_id)
  join prize_issuing.benefit_grant as given on given.user_id = wanted.user_id and given.claim_key = $2`;
