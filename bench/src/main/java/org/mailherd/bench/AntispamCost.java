package org.mailherd.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What judging costs the processors, as it grows warm: counts that a busy machine hardly changes.
 */
final class AntispamCost {

    private AntispamCost() {}

    static void measure(String[] args) throws Exception {
        SpamFilter filter =
                SpamFilter.of("rspamd", Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        long pid = Long.parseLong(args[3]);
        Corpus corpus = Corpus.of(Path.of(args[4]));
        AntispamBench.teach("cost", filter, corpus.half(0));
        List<Corpus.Mail> mails = corpus.half(1);
        int judged = 0;
        for (int round = 0; round < Integer.parseInt(args[5]); round++) {
            ProcessTree.awaitRest(pid);
            long before = ProcessTree.cpu(pid).toMillis();
            for (Corpus.Mail mail : mails) {
                filter.check(mail.octets());
            }
            judged += mails.size();
            double each = (double) (ProcessTree.cpu(pid).toMillis() - before) / mails.size();
            System.out.printf(Locale.ROOT, "after %d: %.2f ms a message%n", judged, each);
        }
    }
}
