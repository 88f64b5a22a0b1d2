-- Counts a message's tokens in one scope, all of it or nothing.
-- KEYS: messages, digest, dirty, prefix of shards. ARGV: class (spam|ham|none), tokens of 8 octets, bits of a shard's number, day,
-- seconds that the digest is kept. Answers: known | learned | relearned | unlearned | unknown.
local class, tokens, bits, day = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local before = redis.call('GET', KEYS[2])
if before == class then return 'known' end
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
for shard in pairs(touched) do redis.call('SADD', KEYS[3], shard) end

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
