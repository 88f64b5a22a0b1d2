-- What scopes know of tokens. KEYS: messages and prefix of shards for each scope. ARGV: tokens of 8 octets, least messages of each class,
-- how many of the first scopes are asked however few they have, then bits of a shard's number for each scope.
-- Answers for each scope 6 octets for each class' messages and 6 for each token: spam and ham, 3 octets each, nothing but zeros where none
-- was learnt; no tokens where there are no messages, or too few.
local none = '\0\0\0\0\0\0'
local tokens, least, free = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local answer = {}
for scope = 1, #KEYS / 2 do
  local messages = redis.call('HMGET', KEYS[2 * scope - 1], 'spam', 'ham')
  local spam, ham = tonumber(messages[1] or 0), tonumber(messages[2] or 0)
  if scope > free and (spam < least or ham < least) then spam, ham = 0, 0 end
  answer[#answer + 1] = struct.pack('>I3I3', math.min(spam, 16777215), math.min(ham, 16777215))
  if spam + ham > 0 then
    local shards, divisor = KEYS[2 * scope], 2 ^ (16 - tonumber(ARGV[3 + scope]))
    for i = 1, #tokens, 8 do
      local token = string.sub(tokens, i, i + 7)
      local high, low = string.byte(token, 1, 2)
      local value = redis.call('HGET', shards .. math.floor((high * 256 + low) / divisor), token)
      answer[#answer + 1] = value and string.sub(value, 1, 6) or none
    end
  end
end
return table.concat(answer)
