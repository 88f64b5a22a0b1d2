package org.mailherd.antispam.bayes;

/** Of many chances those that are farthest from a half; of equally far ones the first that came. */
final class Strongest {

    private final double[] chances;
    private final double[] shares;
    private int size;

    /**
     * @param most further ones press out the weakest
     */
    Strongest(int most) {
        chances = new double[most];
        shares = new double[most];
    }

    /**
     * @param share of it that is counted
     */
    void add(double chance, double share) {
        double distance = distance(chance);
        if (size == chances.length && distance(chances[size - 1]) >= distance) {
            return;
        }
        int place = placeFor(distance);
        int moved = Math.min(size, chances.length - 1) - place;
        System.arraycopy(chances, place, chances, place + 1, moved);
        System.arraycopy(shares, place, shares, place + 1, moved);
        chances[place] = chance;
        shares[place] = share;
        size = Math.min(size + 1, chances.length);
    }

    /** Behind all that are as far. */
    private int placeFor(double distance) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (distance(chances[middle]) >= distance) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static double distance(double chance) {
        return Math.abs(chance - 0.5);
    }

    int size() {
        return size;
    }

    /** The farthest first. */
    double get(int index) {
        return chances[index];
    }

    double share(int index) {
        return shares[index];
    }
}
