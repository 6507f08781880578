/**
 * Keeps, beside the counters of a user's caps, one sorted set that holds them all: `caps:{user}`, the rest of the
 * key with the value as its score. It is written in the step that moves the counter and lives as long as the
 * longest-lived of them, so that reading all that is counted of a user takes one command. From time to time
 * what has expired is taken out. `expiry`: '' for a counter that stays, nil where it keeps the one it has.
 */
const NOTE = `
local function prune(list, tag)
  for _, known in ipairs(redis.call('ZRANGE', list, 0, -1)) do
    if redis.call('EXISTS', 'cap:' .. tag .. ':' .. known) == 0 then
      redis.call('ZREM', list, known)
    end
  end
end

local function note(key, value, expiry)
  local tag, rest = string.match(key, '^cap:({[^}]+}):(.+)$')
  if not tag then return end
  local list = 'caps:' .. tag
  if tonumber(value) == 0 then
    redis.call('ZREM', list, rest)
    return
  end
  local mortal = expiry and expiry ~= ''
  local lives = mortal and redis.call('PEXPIRETIME', list)
  local is_new = redis.call('ZADD', list, value, rest) == 1
  if is_new and redis.call('ZCARD', list) % 64 == 0 then prune(list, tag) end
  if expiry == '' then
    if is_new then redis.call('PERSIST', list) end
  elseif mortal and (lives == -2 or (lives >= 0 and lives < tonumber(expiry))) then
    redis.call('PEXPIREAT', list, expiry)
  end
end
`;

/**
 * KEYS: the request, its counters, then the earlier windows of some. ARGV: '1' to keep limits, how long to
 * remember the request (ms), how many counters, then for each amount, limit, expiry (epoch ms), place of its
 * earlier window in KEYS and the share of it that counts (thousandths), '' for none.
 * Answers 'ok' and the values, 'limit-reached' with position and value, or 'given-back' with the values.
 * Numbers travel as text: cjson keeps 14 digits only.
 */
export const COUNT = `${NOTE}
local function current(key) return redis.call('GET', key) or '0' end
local function text(number) return string.format('%.0f', number) end

local last = tonumber(ARGV[3]) + 1
local seen = redis.call('GET', KEYS[1])
if seen then
  local request = cjson.decode(seen)
  if not request.back then return {'ok', unpack(request.values)} end
  local values = {'given-back'}
  for i = 2, last do values[i] = current(KEYS[i]) end
  return values
end

local bounded = ARGV[1] == '1'
for i = 2, last do
  local at = 5 * (i - 1) - 1
  local limit = ARGV[at + 1]
  if bounded and limit ~= '' then
    local value = tonumber(current(KEYS[i]))
    local earlier = ARGV[at + 3]
    if earlier ~= '' then
      value = value + math.ceil(tonumber(current(KEYS[tonumber(earlier)])) * tonumber(ARGV[at + 4]) / 1000)
    end
    if value + tonumber(ARGV[at]) > tonumber(limit) then
      return {'limit-reached', text(i - 2), text(value)}
    end
  end
end

local clock = redis.call('TIME')
local forgotten = clock[1] * 1000 + math.floor(clock[2] / 1000) + tonumber(ARGV[2])
local request = {keys = {}, amounts = {}, values = {}}
for i = 2, last do
  local at = 5 * (i - 1) - 1
  local n = i - 1
  request.keys[n] = KEYS[i]
  request.amounts[n] = ARGV[at]
  request.values[n] = text(redis.call('INCRBY', KEYS[i], ARGV[at]))
  local expiry = ARGV[at + 2]
  if expiry ~= '' then
    redis.call('PEXPIREAT', KEYS[i], expiry)
    if tonumber(expiry) > forgotten then forgotten = tonumber(expiry) end
  end
  note(KEYS[i], request.values[n], expiry)
end
redis.call('SET', KEYS[1], cjson.encode(request), 'PXAT', text(forgotten))
return {'ok', unpack(request.values)}
`;

/**
 * KEYS: the request. ARGV: how long to bar a request that was not seen yet (ms).
 * The counters are named by the request's own record; they lie in its hash slot.
 */
export const GIVE_BACK = `${NOTE}
local BARRED = '{"back":true}'
local seen = redis.call('GET', KEYS[1])
if not seen then
  redis.call('SET', KEYS[1], BARRED, 'PX', ARGV[1])
  return 0
end
local request = cjson.decode(seen)
if request.back then return 0 end
for i, key in ipairs(request.keys) do
  local value = redis.call('GET', key)
  if value then
    local left = math.max(0, tonumber(value) - tonumber(request.amounts[i]))
    redis.call('SET', key, string.format('%.0f', left), 'KEEPTTL')
    note(key, string.format('%.0f', left))
  end
end
redis.call('SET', KEYS[1], BARRED, 'KEEPTTL')
return 1
`;

/**
 * KEYS: counters of any users. ARGV: amount and expiry (epoch ms, '' for none) of each, or once where all have the same.
 * A crowd whose counters stay, as that of a rush, is counted and noted in two commands each.
 */
export const TALLY = `${NOTE}
local call, find, sub = redis.call, string.find, string.sub
if #ARGV == 2 and ARGV[2] == '' and ARGV[1] ~= '0' then
  for i = 1, #KEYS do
    local key = KEYS[i]
    local value = call('INCRBY', key, ARGV[1])
    local close = find(key, '}:', 7, true)
    if close and sub(key, 1, 5) == 'cap:{' then
      local tag = sub(key, 5, close)
      local list = 'caps:' .. tag
      if call('ZADD', list, value, sub(key, close + 2)) == 1 then
        local size = call('ZCARD', list)
        if size % 64 == 0 then prune(list, tag) end
        if size > 1 then call('PERSIST', list) end
      end
    end
  end
  return #KEYS
end

local step = #ARGV > 2 and 2 or 0
for i = 1, #KEYS do
  local at = step * (i - 1)
  local expiry = ARGV[at + 2]
  local value = redis.call('INCRBY', KEYS[i], ARGV[at + 1])
  if expiry ~= '' then redis.call('PEXPIREAT', KEYS[i], expiry) end
  note(KEYS[i], string.format('%.0f', value), expiry)
end
return #KEYS
`;

/** KEYS: counters of any users. ARGV: value and expiry (epoch ms, '' for none) of each. */
export const REPLACE = `${NOTE}
for i = 1, #KEYS do
  redis.call('SET', KEYS[i], ARGV[2 * i - 1])
  if ARGV[2 * i] ~= '' then redis.call('PEXPIREAT', KEYS[i], ARGV[2 * i]) end
  note(KEYS[i], ARGV[2 * i - 1], ARGV[2 * i])
end
return #KEYS
`;

/** KEYS: the sorted sets of users. Answers for each its members and scores in turn. */
export const READ_USERS = `
local found = {}
for i = 1, #KEYS do found[i] = redis.call('ZRANGE', KEYS[i], 0, -1, 'WITHSCORES') end
return found
`;
