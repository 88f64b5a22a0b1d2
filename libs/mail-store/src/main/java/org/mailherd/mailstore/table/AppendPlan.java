package org.mailherd.mailstore.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.message.DeliveryOutcome;
import org.mailherd.mailstore.quota.OverQuota;

/** What one transaction does with several messages, and its writes as one statement. */
record AppendPlan(List<Fate> fates, AppendPlaces places) {

    /** Of one message. */
    sealed interface Fate {
        /**
         * It gets these numbers.
         *
         * @param modseqBefore the folder's
         */
        record Placed(AppendItem item, Appended where, long modseqBefore, long modseq, long thread)
                implements Fate {}

        record Refused(OverQuota reason) implements Fate {}

        /** This transaction cannot have its folder. */
        record Alone() implements Fate {}
    }

    List<Fate.Placed> placed() {
        return fates.stream()
                .filter(Fate.Placed.class::isInstance)
                .map(Fate.Placed.class::cast)
                .toList();
    }

    List<Optional<DeliveryOutcome>> outcomes() {
        return fates.stream().map(AppendPlan::outcome).toList();
    }

    private static Optional<DeliveryOutcome> outcome(Fate fate) {
        return switch (fate) {
            case Fate.Placed placed -> Optional.of(new DeliveryOutcome.Stored(placed.where));
            case Fate.Refused(var reason) -> Optional.of(new DeliveryOutcome.Refused(reason));
            case Fate.Alone() -> Optional.empty();
        };
    }

    /**
     * @param savedAt milliseconds since 1970
     */
    String statement(long savedAt) {
        List<Fate.Placed> placed = placed();
        return "BEGIN NOT ATOMIC " + places.writes() + rows(placed, savedAt) + " END";
    }

    /** Two statements that write their rows. */
    static String rows(List<Fate.Placed> placed, long savedAt) {
        return placed.stream()
                        .map(AppendPlan::email)
                        .collect(
                                Collectors.joining(
                                        ",",
                                        "INSERT INTO email (" + AppendItem.COLUMNS + ") VALUES ",
                                        ";"))
                + placed.stream()
                        .map(one -> message(one, savedAt))
                        .collect(
                                Collectors.joining(
                                        ",",
                                        "INSERT INTO message (folder_id, uid, modseq, flags, email_id,"
                                                + " size, internal_date, save_date) VALUES ",
                                        ";"));
    }

    private static String email(Fate.Placed placed) {
        return "(" + placed.item.id() + "," + placed.thread + "," + placed.item.columns() + ")";
    }

    private static String message(Fate.Placed placed, long savedAt) {
        AppendItem item = placed.item;
        return "("
                + item.folderId()
                + ","
                + placed.where.uid()
                + ","
                + placed.modseq
                + ","
                + item.flags()
                + ","
                + item.id()
                + ","
                + item.size()
                + ","
                + item.delivery().internalDate().toEpochMilli()
                + ","
                + savedAt
                + ")";
    }
}
