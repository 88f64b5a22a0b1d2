package org.mailherd.antispam.effort;

/** Which share of the processors a work runs on. */
interface Lane {

    /** Of a work that is alone. */
    Lane ONLY = _ -> false;

    /**
     * Told every now and then; may wait, so that others come first.
     *
     * @param nanos computed so far
     * @return whether the work must leave the lane
     */
    boolean isOutgrown(long nanos);
}
