package org.mailherd.smtp.data;

import java.io.IOException;
import java.util.function.Predicate;
import org.mailherd.mailqueue.spool.SpoolDraft;

/**
 * A message as it came.
 *
 * @param completed fields that it lacked
 * @param unwanted fields that it may not keep
 */
record Arrival(
        HeaderSection header,
        String completed,
        Predicate<HeaderSection.Field> unwanted,
        DraftSink sink) {

    /** A parcel with the octets that came. */
    Letter of(Parcel parcel) {
        return of(parcel, sink.draft());
    }

    /** A parcel with a copy of them. */
    Letter of(Parcel parcel, SpoolDraft copy) {
        return new Letter(this, parcel, copy);
    }

    /** A parcel with its octets. */
    record Letter(Arrival arrival, Parcel parcel, SpoolDraft draft) {
        /** Gives it the header that it goes on with. */
        void complete(String received) throws IOException {
            draft.replaceHead(
                    arrival.header.length(),
                    arrival.header.rewrite(
                            received + parcel.changes().headerLines() + arrival.completed,
                            arrival.unwanted.or(field -> parcel.changes().removes(field.name()))));
        }
    }
}
