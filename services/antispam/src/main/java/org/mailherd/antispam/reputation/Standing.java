package org.mailherd.antispam.reputation;

/**
 * What became of the mail of one subject, faded.
 *
 * @param good messages that were clearly wanted
 * @param bad messages that were clearly not
 */
record Standing(double good, double bad) {

    static final Standing NONE = new Standing(0, 0);

    /** So much is believed beforehand of both sides: few messages say little. */
    private static final double DOUBT = 10;

    /**
     * @param least so many messages before anything is said
     * @return -1, nothing but good, to 1, nothing but bad; nearer to 0 the less is known
     */
    double opinion(int least) {
        double known = good + bad;
        return known < least ? 0 : (bad - good) / (known + DOUBT);
    }
}
