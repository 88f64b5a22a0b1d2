package org.mailherd.antispam.bayes;

/** The chi-square distribution with an even number of degrees of freedom. */
final class ChiSquare {

    private ChiSquare() {}

    /**
     * The chance of a value as great as this or greater.
     *
     * @param degrees half the degrees of freedom
     */
    static double survival(double value, int degrees) {
        double half = value / 2;
        // In logarithms: a long message takes the first term below what a double holds.
        double term = -half;
        double sum = Math.exp(term);
        for (int i = 1; i < degrees; i++) {
            term += Math.log(half / i);
            sum += Math.exp(term);
        }
        return Math.min(1, sum);
    }
}
