package org.mailherd.mailstore.table;

import java.util.List;

/** Who is told of an append window, under its lock. */
interface WindowListener {
    /** It will want to be committed. */
    void opened(AppendWindow window);

    /** Messages that were promised are in the journal alone. */
    void broken(List<Long> folderIds);
}
