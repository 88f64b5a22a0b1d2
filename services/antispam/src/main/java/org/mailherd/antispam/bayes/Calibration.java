package org.mailherd.antispam.bayes;

/**
 * From a chance to points. A chance means the more, the more lessons it rests on: with twenty of
 * each kind the surest one does not file a message alone, with hundreds it does. Chosen by
 * cross-validation with whole mailing lists left out of the lessons (docs/operate/antispam.md).
 *
 * @param spamWeight points of a chance of one after very many lessons
 * @param hamWeight points of a chance of nought after very many lessons, below zero
 */
record Calibration(double spamWeight, double hamWeight) {

    /** Chances between this and its counterpart are no opinion. */
    private static final double OPINION = 0.6;

    /** So many lessons of the rarer kind are worth half of the points. */
    private static final double HALF_SURE = 6;

    /** The points are all there at a chance of 17/18. */
    private static final double STEEPNESS = 9.0 / 8;

    static boolean speaksForSpam(double chance) {
        return chance >= OPINION;
    }

    static boolean speaksForHam(double chance) {
        return chance <= 1 - OPINION;
    }

    /**
     * @param chance that it is spam
     * @param lessons of the rarer kind
     * @return of two digits behind the point; nought when the chance is no opinion
     */
    double points(double chance, long lessons) {
        double sure = lessons / (lessons + HALF_SURE);
        double distance = Math.abs(2 * chance - 1);
        double points = 0;
        if (speaksForSpam(chance)) {
            points = spamWeight * Math.min(1, STEEPNESS * distance);
        } else if (speaksForHam(chance)) {
            // Words of both kinds excuse hardly: spam is often wrapped in a page of honest prose.
            points = hamWeight * distance * distance;
        }
        return Math.round(points * sure * 100) / 100.0;
    }
}
