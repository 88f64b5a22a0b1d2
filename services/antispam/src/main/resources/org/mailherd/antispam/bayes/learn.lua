-- Counts a message's tokens in one scope, all of it or nothing.
-- KEYS: messages, digest, dirty, prefix of shards, scopes, changes (of everybody's scope alone). ARGV: class (spam|ham|none), tokens of 8 octets, bits of a shard's number, day,
-- seconds that the digest is kept, scope, most tokens of a shard, 1 when what was learnt before stays. Answers: known | learned | relearned | unlearned | unknown.
local class, tokens, bits, day = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local before = redis.call('GET', KEYS[2])
if before == class or before and ARGV[8] == '1' then return 'known' end
if class == 'none' and not before then return 'unknown' end

local spam, ham = 0, 0
if before == 'spam' then spam = -1 elseif before == 'ham' then ham = -1 end
if class == 'spam' then spam = spam + 1 elseif class == 'ham' then ham = ham + 1 end

local function within(count) return math.max(0, math.min(16777215, count)) end
local divisor = 2 ^ (16 - bits)
local touched = {}
for i = 1, #tokens, 8 do
  local token = string.sub(tokens, i, i + 7)
  local high, low = string.byte(token, 1, 2)
  local shard = math.floor((high * 256 + low) / divisor)
  local key = KEYS[4] .. shard
  local value = redis.call('HGET', key, token)
  local s, h = 0, 0
  if value then s, h = struct.unpack('>I3I3', value) end
  s, h = within(s + spam), within(h + ham)
  if s + h == 0 then
    redis.call('HDEL', key, token)
  else
    redis.call('HSET', key, token, struct.pack('>I3I3I2', s, h, day))
  end
  touched[shard] = true
end

-- A full shard forgets an eighth: what few messages bore, and the less the longer ago.
local most = tonumber(ARGV[7])
local function trim(key)
  local all, order = redis.call('HGETALL', key), {}
  for i = 1, #all, 2 do
    local s, h, learnt = struct.unpack('>I3I3I2', all[i + 1])
    order[#order + 1] = {all[i], (s + h) / (30 + math.max(0, day - learnt))}
  end
  table.sort(order, function(a, b)
    if a[2] ~= b[2] then return a[2] < b[2] end
    return a[1] < b[1]
  end)
  for i = 1, #order - math.max(1, math.floor(most * 7 / 8)) do redis.call('HDEL', key, order[i][1]) end
end
for shard in pairs(touched) do
  redis.call('SADD', KEYS[3], shard)
  if redis.call('HLEN', KEYS[4] .. shard) > most then trim(KEYS[4] .. shard) end
end
-- A note for those who keep copies: which shards are others now.
if KEYS[6] then
  local numbers = {}
  for shard in pairs(touched) do numbers[#numbers + 1] = struct.pack('>I2', shard) end
  redis.call('RPUSH', KEYS[6], table.concat(numbers))
  redis.call('LTRIM', KEYS[6], -256, -1)
  redis.call('HINCRBY', KEYS[1], 'version', 1)
end
-- Together with the counts: none is forgotten by what walks over all scopes.
redis.call('SADD', KEYS[5], ARGV[6])

for name, change in pairs({spam = spam, ham = ham}) do
  if change ~= 0 and redis.call('HINCRBY', KEYS[1], name, change) < 0 then redis.call('HSET', KEYS[1], name, 0) end
end
redis.call('HSET', KEYS[1], 'day', day)
if class == 'none' then
  redis.call('DEL', KEYS[2])
  return 'unlearned'
end
redis.call('SET', KEYS[2], class, 'EX', ARGV[5])
return before and 'relearned' or 'learned'
