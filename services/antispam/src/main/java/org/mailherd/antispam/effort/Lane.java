package org.mailherd.antispam.effort;

/** Which share of the processors a work runs on. */
interface Lane {

    /** Of a work that is alone. */
    Lane ONLY = _ -> {};

    /**
     * Told every now and then; may wait, when the work shall go on with others of its kind.
     *
     * @param nanos computed so far
     */
    void computed(long nanos);
}
