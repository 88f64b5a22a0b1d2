/**
 * Why a message was judged as it was: {@code VerdictLog} takes each judgement off the hot path and
 * writes a row for each recipient with the symbols in plain words, kept some weeks, found by queue
 * id or Message-ID.
 */
@NullMarked
package org.mailherd.antispam.explain;

import org.jspecify.annotations.NullMarked;
