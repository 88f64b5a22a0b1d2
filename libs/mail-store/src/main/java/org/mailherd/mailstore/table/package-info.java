/**
 * Messages in the tables of MariaDB. A change is one transaction that locks the rows of the folders
 * it changes (lowest id first), takes UIDs and modseq from them, and hands the new snapshot to all
 * sessions after the commit. Flags and uploads may share a transaction that is committed a moment
 * after the answer: windows, which whoever else wants the folder has committed first (ADR 8, 13).
 */
@NullMarked
package org.mailherd.mailstore.table;

import org.jspecify.annotations.NullMarked;
