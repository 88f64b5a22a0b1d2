package org.mailherd.antispam.fuzzy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/** Asks Redis once for all that is known of a message's hashes. */
final class FuzzyLook {

    /** Of 32 shingles: three triples in four are the same. */
    private static final int ALIKE = 22;

    private static final int FIELDS = 4;

    /**
     * {@code KEYS}: the reports of each file, those of the text, its shingles. {@code ARGV}: how
     * many are of files, how many of the text, what names of reports begin with, how many shingles
     * make a text alike. Answers four strings for each report: hash, shingles in common (0: all of
     * it), flag, weight.
     */
    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> FIND =
            new DefaultRedisScript<>(
                    """
                    local files, texts, prefix, alike = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])
                    local answer = {}
                    local function reports(key, common)
                      local all, found = redis.call('HGETALL', key), false
                      for i = 1, #all, 2 do
                        if tonumber(all[i + 1]) > 0 then
                          for _, part in ipairs({string.sub(key, #prefix + 1), common, all[i], all[i + 1]}) do answer[#answer + 1] = part end
                          found = true
                        end
                      end
                      return found
                    end
                    for i = 1, files do reports(KEYS[i], '0') end
                    local exact = texts > 0 and reports(KEYS[files + 1], '0')
                    if not exact and #KEYS > files + texts then
                      local votes = {}
                      for _, text in ipairs(redis.call('MGET', unpack(KEYS, files + texts + 1))) do
                        if text then
                          votes[text] = (votes[text] or 0) + 1
                        end
                      end
                      for text, count in pairs(votes) do
                        if count >= alike then reports(prefix .. text, tostring(count)) end
                      end
                    end
                    return answer
                    """,
                    List.class);

    private final StringRedisTemplate redis;

    FuzzyLook(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** The same text beats a similar one. */
    List<Report> find(FuzzyHashes hashes) {
        List<String> keys = new ArrayList<>();
        hashes.attachments().forEach(hash -> keys.add(FuzzyKeys.reports(hash)));
        hashes.text().ifPresent(hash -> keys.add(FuzzyKeys.reports(hash)));
        for (int order = 0; order < hashes.shingles().size(); order++) {
            keys.add(FuzzyKeys.shingle(order, hashes.shingles().get(order)));
        }
        if (keys.isEmpty()) {
            return List.of();
        }
        @Nullable List<?> answer =
                redis.execute(
                        FIND,
                        keys,
                        Integer.toString(hashes.attachments().size()),
                        hashes.text().isPresent() ? "1" : "0",
                        FuzzyKeys.reports(""),
                        Integer.toString(ALIKE));
        return answer == null ? List.of() : reports(answer);
    }

    private static List<Report> reports(List<?> answer) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i + FIELDS <= answer.size(); i += FIELDS) {
            int common = Integer.parseInt(String.valueOf(answer.get(i + 1)));
            reports.add(
                    new Report(
                            String.valueOf(answer.get(i)),
                            Integer.parseInt(String.valueOf(answer.get(i + 2))),
                            Long.parseLong(String.valueOf(answer.get(i + 3))),
                            common == 0 ? 1 : (double) common / FuzzyHashes.SHINGLES));
        }
        return reports;
    }
}
