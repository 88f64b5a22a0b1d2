package org.mailherd.antispam.effort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ErrandTest {

    private final AtomicLong now = new AtomicLong();
    private final Gate gate = new Gate(2, now::get);
    private final Errand errand = new Errand(gate, now::get);

    @Test
    void whatWaitsForTheNetworkHoldsNoTurn() throws Exception {
        int octets =
                errand.<Integer, IOException>computing(() -> {
                    assertThat(gate.free()).isEqualTo(1);
                    int read =
                            Errand.waiting(() -> {
                                assertThat(gate.free()).isEqualTo(2);
                                return 7;
                            });
                    assertThat(gate.free()).isEqualTo(1);
                    return read;
                });
        assertThat(octets).isEqualTo(7);
        assertThat(gate.free()).isEqualTo(2);
    }

    @Test
    void whatFailsGivesItsTurnBack() {
        assertThatThrownBy(() ->
                        errand.<Integer, IOException>computing(() ->
                                Errand.waiting(() -> {
                                    throw new IOException("the line is broken");
                                })))
                .hasMessage("the line is broken");
        assertThatThrownBy(() ->
                        errand.computing(() -> {
                            throw new IllegalStateException("a fault of ours");
                        }))
                .hasMessage("a fault of ours");
        assertThat(gate.free()).isEqualTo(2);
    }

    /** A storm would else begin each of its parts like ordinary mail. */
    @Test
    void allPartsOfAScanCountTogetherAndItsWaitingDoesNot() throws Exception {
        for (int part = 0; part < 4; part++) {
            errand.<Integer, IOException>computing(() -> {
                now.addAndGet(Duration.ofMillis(2).toNanos());
                return Errand.waiting(() -> {
                    now.addAndGet(Duration.ofHours(1).toNanos());
                    return 0;
                });
            });
        }
        assertThat(errand.level()).isEqualTo(Gate.LATE);
    }

    @Test
    void outsideOfAnyScanNobodyWaitsForATurn() throws Exception {
        gate.enter(0);
        gate.enter(0);
        assertThat(Errand.waiting(() -> 1)).isEqualTo(1);
    }
}
