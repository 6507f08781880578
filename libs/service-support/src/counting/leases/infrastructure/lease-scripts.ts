/**
 * A pool is a hash: `total`, `centre`, `issued` (by leases that are over), `hungry` (until when), per lease
 * `u:<id>` units, `i:<id>` issued, `e:<id>` end, per holder `w:<holder>` weight and `a:<holder>` its instant.
 * Leases that are over stand in a second key for a day. The arithmetic is that of `LeasePool`.
 */
const COMMON = `
local POOL, OVER = KEYS[1], KEYS[2]
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local function field(name) return tonumber(redis.call('HGET', POOL, name) or '0') end
local function put(name, value) redis.call('HSET', POOL, name, string.format('%.0f', value)) end
local function add(name, value) redis.call('HINCRBY', POOL, name, string.format('%.0f', value + 0)) end
local function over(id) redis.call('SADD', OVER, id) redis.call('PEXPIRE', OVER, 86400000) end
if redis.call('EXISTS', POOL) == 0 and not MAKES then return false end
`;

function script(body: string, makes = false): string {
  return `local MAKES = ${String(makes)}\n${COMMON}\n${body}`;
}

/** ARGV: total. Answers 1, or 0 where more is out. */
export const PUT_POOL = script(
  `
local centre = field('centre') + tonumber(ARGV[1]) - field('total')
if centre < 0 then return 0 end
put('centre', centre)
put('total', tonumber(ARGV[1]))
return 1
`,
  true,
);

/** ARGV: lease, holder, most, ttl (ms). Answers units and end, or nothing. */
export const TAKE_LEASE = script(`
local id, holder = ARGV[1], ARGV[2]
local units = redis.call('HGET', POOL, 'u:' .. id)
if units then return {units, redis.call('HGET', POOL, 'e:' .. id)} end
if redis.call('SISMEMBER', OVER, id) == 1 then return false end

local function decayed(weight, age) return weight * 0.5 ^ (math.max(0, age) / 2000) end
local own = 1 + decayed(field('w:' .. holder), now - field('a:' .. holder))
redis.call('HSET', POOL, 'w:' .. holder, string.format('%.6f', own))
put('a:' .. holder, now)

local centre, total = field('centre'), field('total')
local size = 1
if centre >= 0.002 * total then
  local all = 0
  local fields = redis.call('HGETALL', POOL)
  for i = 1, #fields, 2 do
    if string.sub(fields[i], 1, 2) == 'w:' then
      all = all + decayed(tonumber(fields[i + 1]), now - field('a:' .. string.sub(fields[i], 3)))
    end
  end
  size = math.max(1, math.floor(0.5 * centre * (own / all)))
end
size = math.min(size, tonumber(ARGV[3]), centre)
if size == 0 then
  put('hungry', now + 5000)
  return false
end
add('centre', -size)
put('u:' .. id, size)
put('i:' .. id, 0)
put('e:' .. id, now + tonumber(ARGV[4]))
return {string.format('%.0f', size), string.format('%.0f', now + tonumber(ARGV[4]))}
`);

const LEARN = `
local function learn(id, issued)
  if issued > field('u:' .. id) then return false end
  put('i:' .. id, math.max(field('i:' .. id), issued))
  return true
end
`;

/** ARGV: lease, issued, spare, ttl (ms). Answers what was taken and the end, nothing, or -1 for too much issued. */
export const RENEW_LEASE = script(`
${LEARN}
local id = ARGV[1]
if redis.call('HEXISTS', POOL, 'u:' .. id) == 0 or field('e:' .. id) <= now then return false end
if not learn(id, tonumber(ARGV[2])) then return -1 end
local taken = 0
if now < field('hungry') then
  taken = math.min(tonumber(ARGV[3]), field('u:' .. id) - field('i:' .. id))
end
add('u:' .. id, -taken)
add('centre', taken)
put('e:' .. id, math.max(field('e:' .. id), now + tonumber(ARGV[4])))
return {string.format('%.0f', taken), string.format('%.0f', field('e:' .. id))}
`);

/** ARGV: lease, issued. Answers -1 for too much issued. */
export const SETTLE_LEASE = script(`
${LEARN}
local id = ARGV[1]
if redis.call('HEXISTS', POOL, 'u:' .. id) == 0 then over(id) return 0 end
if not learn(id, tonumber(ARGV[2])) then return -1 end
add('issued', field('i:' .. id))
add('centre', field('u:' .. id) - field('i:' .. id))
redis.call('HDEL', POOL, 'u:' .. id, 'i:' .. id, 'e:' .. id)
over(id)
return 1
`);

/** Answers the ids of lapsed leases. */
export const LAPSED_LEASES = script(`
local ids = {}
local fields = redis.call('HGETALL', POOL)
for i = 1, #fields, 2 do
  if string.sub(fields[i], 1, 2) == 'e:' and tonumber(fields[i + 1]) <= now then
    ids[#ids + 1] = string.sub(fields[i], 3)
  end
end
return ids
`);

/** ARGV: units. */
export const GIVE_BACK_UNITS = script(`
add('issued', -tonumber(ARGV[1]))
add('centre', tonumber(ARGV[1]))
return 1
`);

/** Answers total, centre, leased and issued. */
export const POOL_STANDING = script(`
local leased, issued = 0, field('issued')
local fields = redis.call('HGETALL', POOL)
for i = 1, #fields, 2 do
  local kind, value = string.sub(fields[i], 1, 2), tonumber(fields[i + 1])
  if kind == 'u:' then leased = leased + value end
  if kind == 'i:' then leased = leased - value issued = issued + value end
end
local answer = {}
for place, value in ipairs({field('total'), field('centre'), leased, issued}) do
  answer[place] = string.format('%.0f', value)
end
return answer
`);
