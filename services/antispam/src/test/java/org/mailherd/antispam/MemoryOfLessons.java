package org.mailherd.antispam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mailherd.antispam.content.Content;
import org.mailherd.antispam.content.Part;
import org.mailherd.antispam.fuzzy.FuzzyStorage;
import org.mailherd.antispam.learn.Learner;
import org.mailherd.antispam.learn.Lesson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The service with a learner and a storage of hashes that keep all in memory. */
@Import(AntispamService.class)
final class MemoryOfLessons {

    @Bean
    Learner learner() {
        return new Learner() {
            private final Map<String, Boolean> learned = new ConcurrentHashMap<>();

            @Override
            public Outcome learn(Lesson lesson) {
                Boolean before = learned.put(lesson.message().messageId(), lesson.spam());
                return Boolean.valueOf(lesson.spam()).equals(before)
                        ? Outcome.ALREADY_LEARNED
                        : Outcome.LEARNED;
            }

            @Override
            public List<Class> classes() {
                return List.of(
                        new Class("BAYES_SPAM", count(true), 0),
                        new Class("BAYES_HAM", count(false), 0));
            }

            private long count(boolean spam) {
                return learned.values().stream().filter(s -> s == spam).count();
            }
        };
    }

    @Bean
    FuzzyStorage fuzzyStorage() {
        return new FuzzyStorage() {
            private final Map<String, Integer> hashes = new ConcurrentHashMap<>();

            @Override
            public List<String> add(Content content, int flag, int weight) {
                List<String> own = digests(content);
                own.forEach(hash -> hashes.put(hash, flag));
                return own;
            }

            @Override
            public List<String> remove(Content content, int flag) {
                List<String> gone = new ArrayList<>(digests(content));
                gone.removeIf(hash -> !remove(hash, flag));
                return gone;
            }

            @Override
            public boolean remove(String hash, int flag) {
                return hashes.remove(hash, flag);
            }

            @Override
            public long count() {
                return hashes.size();
            }
        };
    }

    private static List<String> digests(Content content) {
        return content.parts().stream().map(Part::digest).toList();
    }
}
