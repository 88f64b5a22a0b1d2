package org.mailherd.antispam.verdict;

import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * One attempt in one step of Redis. {@code KEYS[1]} is the shelf of attempts: a field for each, its
 * value the second of the first one, below zero once it came back and passed. {@code KEYS[2]} is
 * the shelf of who came back: how often, and when the last time.
 */
final class GreylistScript {

    /** Answers with 1 when the message must wait. */
    static final RedisScript<Long> ATTEMPT =
            new DefaultRedisScript<>(
                    """
                    local now, delay, most = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
                    local memory, patience = tonumber(ARGV[4]), tonumber(ARGV[5])
                    local origin, enough, remembered = ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8])

                    local known = redis.call('HGET', KEYS[2], origin)
                    local times, last = string.match(known or '', '^(%d+):(%d+)$')
                    times = times and now - tonumber(last) < remembered and tonumber(times) or 0
                    if times >= enough then return 0 end

                    -- On a full shelf goes what is too old; else the oldest that had its time to come back.
                    local function room()
                      if redis.call('HLEN', KEYS[1]) < most then return true end
                      local all = redis.call('HGETALL', KEYS[1])
                      local victim, oldest, free
                      for i = 1, #all, 2 do
                        local at = tonumber(all[i + 1])
                        local age = now - math.abs(at)
                        if age >= memory then
                          redis.call('HDEL', KEYS[1], all[i])
                          free = true
                        elseif age > patience then
                          local rank = at > 0 and at or memory - at
                          if not oldest or rank < oldest then victim, oldest = all[i], rank end
                        end
                      end
                      if not free and victim then
                        redis.call('HDEL', KEYS[1], victim)
                      end
                      return free or victim ~= nil
                    end

                    local function cameBack()
                      if not known and redis.call('HLEN', KEYS[2]) >= most then
                        local all = redis.call('HGETALL', KEYS[2])
                        local victim, oldest
                        for i = 1, #all, 2 do
                          local at = tonumber(string.match(all[i + 1], ':(%d+)$'))
                          if not oldest or at < oldest then victim, oldest = all[i], at end
                        end
                        redis.call('HDEL', KEYS[2], victim)
                      end
                      times = times + 1
                      known = true
                      redis.call('HSET', KEYS[2], origin, string.format('%d:%d', times, now))
                      redis.call('EXPIRE', KEYS[2], remembered)
                    end

                    local wait = 0
                    for i = 9, #ARGV do
                      local value = redis.call('HGET', KEYS[1], ARGV[i])
                      local at = tonumber(value or 0)
                      if at == 0 or now - math.abs(at) >= memory then
                        wait = 1
                        if value or room() then
                          redis.call('HSET', KEYS[1], ARGV[i], ARGV[1])
                        end
                      elseif at > 0 and now < at + delay then
                        wait = 1
                      elseif at > 0 then
                        redis.call('HSET', KEYS[1], ARGV[i], '-' .. ARGV[1])
                        cameBack()
                      end
                    end
                    redis.call('EXPIRE', KEYS[1], memory)
                    return wait
                    """,
                    Long.class);

    private GreylistScript() {}
}
