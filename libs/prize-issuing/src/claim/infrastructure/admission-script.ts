/** How long an admitted key is remembered, and a used-up stock unless it is found so again: a day. */
const REMEMBERED_MS = 24 * 3_600_000;
/** A used-up stock is tried again once in this time: it may have been raised or resumed. */
const PROBE_EVERY_MS = 1_000;
/** Clocks of those who make offers and of this server may differ by so much. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * KEYS: since when this store remembers, the flags of the stocks, the records of the claims.
 * ARGV: how many stocks, and in one text of each claim when it was offered (epoch ms) and the positions of its
 * stocks, `1` or `all:1,2` or `any:1,2`, each as `offered stocks;`. While nothing is used up, nobody looks into it.
 * Answers a text with `1` for each claim let through and `0` for each refused, and one with `1` for each
 * used-up stock. A key that was let through once is let through again, whatever the flags say; so is an
 * offer that is older than the store's memory.
 */
export const ADMIT = `
local stocks = tonumber(ARGV[1])
local since = redis.call('GET', KEYS[1])
if not since then
  local clock = redis.call('TIME')
  since = string.format('%.0f', clock[1] * 1000 + math.floor(clock[2] / 1000))
  redis.call('SET', KEYS[1], since)
end
since = tonumber(since) + ${CLOCKS_DIFFER_MS}

local flagged, flags = {}, {}
local any = false
for s = 1, stocks do
  flagged[s] = redis.call('EXISTS', KEYS[1 + s]) == 1
  flags[s] = flagged[s] and '1' or '0'
  any = any or flagged[s]
end

-- One call tries a stock once: whether it was tried by this one or lately, the rest of the call finds it tried.
local tried = {}
local function is_gone(s)
  if not flagged[s] then return false end
  if tried[s] then return true end
  tried[s] = true
  return not redis.call('SET', KEYS[1 + s] .. ':probe', '1', 'NX', 'PX', ${PROBE_EVERY_MS})
end

local function is_hopeless(wanted)
  local single = tonumber(wanted)
  if single then return is_gone(single) end
  local all = string.sub(wanted, 1, 3) == 'all'
  for s in string.gmatch(wanted, '%d+') do
    local gone = is_gone(tonumber(s))
    if gone and all then return true end
    if not gone and not all then return false end
  end
  return not all
end

local offered, wanted = {}, {}
if any then
  for at, which in string.gmatch(ARGV[2], '(%d+) ([^;]+);') do
    offered[#offered + 1] = tonumber(at)
    wanted[#wanted + 1] = which
  end
end

local verdicts = {}
local claims = #KEYS - 1 - stocks
for i = 1, claims do
  local record = KEYS[1 + stocks + i]
  local refused = any and redis.call('EXISTS', record) == 0
    and offered[i] > since and is_hopeless(wanted[i])
  if not refused then redis.call('SET', record, '1', 'PX', ${REMEMBERED_MS}) end
  verdicts[i] = refused and '0' or '1'
end
return {table.concat(verdicts), table.concat(flags)}
`;

/** KEYS: flags of stocks that the database found used up. */
export const SOLD_OUT = `
for i = 1, #KEYS do
  redis.call('SET', KEYS[i], '1', 'PX', ${REMEMBERED_MS})
  redis.call('SET', KEYS[i] .. ':probe', '1', 'PX', ${PROBE_EVERY_MS})
end
return #KEYS
`;

/** KEYS: flags of stocks of which the database granted. */
export const GRANTED = `return redis.call('DEL', unpack(KEYS))`;
