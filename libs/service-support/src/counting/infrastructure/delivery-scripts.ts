/** Hard caps are sets of deliveries with the time until which each counts. An hour after its period a set goes. */
const GRACE_MS = 3_600_000;

/**
 * KEYS: the mark that the counters are complete, then the caps. ARGV: when the reservations lapse (epoch ms),
 * how many deliveries; of each its id, how many caps, and of each cap the number of its key, limit and end.
 * Answers 'ok' and '1' or '0' for each delivery, or 'closed'.
 */
export const RESERVE_DELIVERIES = `
if redis.call('EXISTS', KEYS[1]) == 0 then return {'closed'} end
local clock = redis.call('TIME')
local now = string.format('%.0f', clock[1] * 1000 + math.floor(clock[2] / 1000))
for i = 2, #KEYS do redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', now) end
local answers = {'ok'}
local at = 3
for delivery = 1, tonumber(ARGV[2]) do
  local id = ARGV[at]
  local first = at + 2
  local last = first + 3 * (ARGV[at + 1] - 1)
  local fits = '1'
  for cap = first, last, 3 do
    local key = KEYS[tonumber(ARGV[cap])]
    if not redis.call('ZSCORE', key, id)
      and redis.call('ZCARD', key) >= tonumber(ARGV[cap + 1]) then fits = '0' end
  end
  if fits == '1' then
    for cap = first, last, 3 do
      local key = KEYS[tonumber(ARGV[cap])]
      redis.call('ZADD', key, 'NX', ARGV[1], id)
      redis.call('PEXPIREAT', key, string.format('%.0f', ARGV[cap + 2] + ${GRACE_MS}))
    end
  end
  answers[delivery + 1] = fits
  at = last + 3
end
return answers
`;

/** KEYS: sets of any users. ARGV: of each the id, until when it counts, and the end of the period. */
export const COUNT_DELIVERIES = `
for i = 1, #KEYS do
  redis.call('ZADD', KEYS[i], 'GT', ARGV[3 * i - 1], ARGV[3 * i - 2])
  redis.call('PEXPIREAT', KEYS[i], string.format('%.0f', ARGV[3 * i] + ${GRACE_MS}))
end
return #KEYS
`;

/** KEYS: the mark, then sets. Answers 'ok' and how many deliveries count in each, or 'closed'. */
export const STANDING_DELIVERIES = `
if redis.call('EXISTS', KEYS[1]) == 0 then return {'closed'} end
local clock = redis.call('TIME')
local now = string.format('(%.0f', clock[1] * 1000 + math.floor(clock[2] / 1000))
local answers = {'ok'}
for i = 2, #KEYS do answers[i] = tostring(redis.call('ZCOUNT', KEYS[i], now, '+inf')) end
return answers
`;
