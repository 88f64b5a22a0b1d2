package org.mailherd.antispam.statistics;

import java.time.Duration;
import org.mailherd.antispam.scan.ScanOutcome;

/** Is told of every message that was judged. Quick, never throws. */
public interface ScanListener {

    /**
     * @param taken from the request to the verdict
     */
    void judged(ScanOutcome.Judged judged, Duration taken);
}
