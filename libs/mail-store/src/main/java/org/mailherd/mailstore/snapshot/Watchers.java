package org.mailherd.mailstore.snapshot;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who is to be called when something with an id changes. */
final class Watchers {
    private final Map<Long, List<Runnable>> listeners = new ConcurrentHashMap<>();

    FolderWatch add(long id, Runnable listener) {
        listeners.compute(
                id,
                (_, known) -> {
                    List<Runnable> all = known == null ? new CopyOnWriteArrayList<>() : known;
                    all.add(listener);
                    return all;
                });
        return () ->
                listeners.computeIfPresent(
                        id,
                        (_, known) -> {
                            known.remove(listener);
                            return known.isEmpty() ? null : known;
                        });
    }

    void wake(long id) {
        listeners.getOrDefault(id, List.of()).forEach(Runnable::run);
    }

    void wakeAll() {
        listeners.values().forEach(known -> known.forEach(Runnable::run));
    }
}
