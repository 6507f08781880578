/** How long an admitted key is remembered, and a used-up stock unless it is found so again: a day. */
const REMEMBERED_MS = 24 * 3_600_000;
/** A used-up stock is tried again once in this time: it may have been raised or resumed. */
const PROBE_EVERY_MS = 1_000;
/** Clocks of those who make offers and of this server may differ by so much. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * KEYS: since when this store remembers, the flags of the stocks, the records of the times in which the claims were
 * offered: sets of claims, as one command takes in all that a set is given, where a key for each claim costs four times
 * as much, and more than twice the memory.
 * ARGV: how many stocks; in one text of each claim when it was offered (epoch ms) and the positions of its stocks,
 * `1` or `all:1,2` or `any:1,2`, each as `offered stocks;`; how many claims each record is given; the claims, record
 * by record. While nothing is used up, nobody looks into the text.
 * Answers a text with `1` for each claim let through and `0` for each refused, empty where all are let through, and one
 * with `1` for each used-up stock. A claim that was let through once is let through again, whatever the flags say; so is
 * an offer that is older than the store's memory.
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

local records = #KEYS - 1 - stocks
local first = 3 + records
if not any then
  for r = 1, records do
    local record, last = KEYS[1 + stocks + r], first + tonumber(ARGV[2 + r]) - 1
    redis.call('SADD', record, unpack(ARGV, first, last))
    redis.call('PEXPIRE', record, ${REMEMBERED_MS})
    first = last + 1
  end
  return {'', table.concat(flags)}
end

local verdicts = {}
local look = string.gmatch(ARGV[2], '(%d+) ([^;]+);')
for r = 1, records do
  local record, last = KEYS[1 + stocks + r], first + tonumber(ARGV[2 + r]) - 1
  for c = first, last do
    local offered, wanted = look()
    local refused = redis.call('SISMEMBER', record, ARGV[c]) == 0
      and tonumber(offered) > since and is_hopeless(wanted)
    if not refused then redis.call('SADD', record, ARGV[c]) end
    verdicts[#verdicts + 1] = refused and '0' or '1'
  end
  redis.call('PEXPIRE', record, ${REMEMBERED_MS})
  first = last + 1
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
