-- Everybody's counts, for a reader that keeps copies of shards. KEYS: messages, changes, prefix of shards. ARGV: epoch and version of what
-- the reader keeps, numbers of the shards that it wants, 2 octets each.
-- Answers 3 octets each for the messages of spam and ham, 20 of the epoch, 4 of the version, 1 that is not zero when all that the reader
-- keeps is void, 4 for the length of the numbers of shards that changed since, these numbers, and for each shard wanted 4 for the length of
-- its tokens, and the tokens with their counts, 16 octets each. The epoch is another one whenever somebody changed shards without a note.
local known = redis.call('HMGET', KEYS[1], 'spam', 'ham', 'epoch', 'version')
local spam, ham, epoch, version = tonumber(known[1] or 0), tonumber(known[2] or 0), known[3], tonumber(known[4] or 0)
if not epoch and spam + ham > 0 then
  local now = redis.call('TIME')
  epoch = string.format('%012d%08d', now[1], now[2])
  redis.call('HSET', KEYS[1], 'epoch', epoch)
end
epoch = epoch or string.rep('0', 20)
local void, changed, behind = 0, '', version - tonumber(ARGV[2])
if epoch ~= ARGV[1] or behind < 0 or behind > redis.call('LLEN', KEYS[2]) then
  void = 1
elseif behind > 0 then
  changed = table.concat(redis.call('LRANGE', KEYS[2], -behind, -1))
end
local counted = struct.pack('>I3I3', math.min(spam, 16777215), math.min(ham, 16777215))
local answer = {counted, epoch, struct.pack('>I4I1I4', version, void, #changed), changed}
for i = 1, #ARGV[3], 2 do
  local high, low = string.byte(ARGV[3], i, i + 1)
  local tokens = table.concat(redis.call('HGETALL', KEYS[3] .. (high * 256 + low)))
  answer[#answer + 1] = struct.pack('>I4', #tokens)
  answer[#answer + 1] = tokens
end
return table.concat(answer)
