package org.mailherd.antispam.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final double ADD_HEADER = 8;
    private static final double REJECT = 15;

    private final Calibration calibration = new Calibration(10, -4);

    @Test
    void aWellTaughtFilterFilesASureMessageAlone() {
        assertThat(calibration.points(0.99, 300)).isGreaterThan(ADD_HEADER);
        assertThat(calibration.points(0.9, 300)).isGreaterThan(ADD_HEADER);
    }

    @Test
    void aScarcelyTaughtOneFilesNothingAlone() {
        assertThat(calibration.points(1, 20)).isBetween(6.0, ADD_HEADER - 0.1);
    }

    @Test
    void noChanceRefusesAlone() {
        assertThat(calibration.points(1, 1_000_000)).isLessThan(REJECT);
    }

    @Test
    void aDoubtfulChanceFilesNothingHoweverMuchWasTaught() {
        assertThat(calibration.points(0.8, 1_000_000)).isBetween(5.0, ADD_HEADER);
        assertThat(calibration.points(0.5, 1_000_000)).isZero();
    }

    @Test
    void wantedWordsExcuseAndFewLessonsExcuseLess() {
        assertThat(calibration.points(0, 1_000)).isLessThan(-3.9);
        assertThat(calibration.points(0, 20)).isBetween(-3.5, -2.0);
        assertThat(calibration.points(0.2, 1_000)).isBetween(-2.0, -1.0);
    }
}
