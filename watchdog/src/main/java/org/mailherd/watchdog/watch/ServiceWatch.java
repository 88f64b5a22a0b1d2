package org.mailherd.watchdog.watch;

import java.util.List;
import java.util.Locale;
import org.mailherd.watchdog.probe.Probe;

/** One service, its questions and the judgement of its answers. */
final class ServiceWatch {
    private final String name;
    private final List<Probe> probes;
    private final Judgement judgement;

    ServiceWatch(String name, List<Probe> probes, int threshold) {
        this.name = name;
        this.probes = List.copyOf(probes);
        this.judgement = new Judgement(threshold);
    }

    String name() {
        return name;
    }

    Judgement judgement() {
        return judgement;
    }

    /** Asks all; the reason of the first failure, or nothing. */
    String ask() throws InterruptedException {
        for (Probe probe : probes) {
            try {
                probe.check();
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                String message = e.getMessage();
                return message == null
                        ? e.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                        : message;
            }
        }
        return "";
    }
}
