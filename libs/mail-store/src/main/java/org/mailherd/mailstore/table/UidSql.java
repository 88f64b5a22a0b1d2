package org.mailherd.mailstore.table;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * A UID set as SQL conditions on column {@code uid}, in pieces of a size that MariaDB answers by
 * ranges of the primary key. The text is made of numbers only.
 */
final class UidSql {
    private static final int RANGES = 500;

    private UidSql() {}

    /** Conditions that together select the set, ascending. */
    static List<String> conditions(UidSet uids) {
        List<String> conditions = new ArrayList<>();
        for (int from = 0; from < uids.ranges(); from += RANGES) {
            conditions.add(condition(uids, from, Math.min(uids.ranges(), from + RANGES)));
        }
        return conditions;
    }

    private static String condition(UidSet uids, int from, int to) {
        StringBuilder sql = new StringBuilder("(");
        StringBuilder single = new StringBuilder();
        for (int range = from; range < to; range++) {
            long first = uids.first(range);
            long last = uids.last(range);
            if (first == last) {
                single.append(single.isEmpty() ? "" : ",").append(first);
            } else {
                sql.append(sql.length() == 1 ? "" : " OR ")
                        .append("uid BETWEEN ")
                        .append(first)
                        .append(" AND ")
                        .append(last);
            }
        }
        if (!single.isEmpty()) {
            sql.append(sql.length() == 1 ? "" : " OR ")
                    .append("uid IN (")
                    .append(single)
                    .append(')');
        }
        return sql.append(')').toString();
    }
}
