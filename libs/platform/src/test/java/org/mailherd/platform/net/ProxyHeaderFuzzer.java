package org.mailherd.platform.net;

/** For Jazzer: a PROXY header of either version is read or refused. */
public final class ProxyHeaderFuzzer {
    private ProxyHeaderFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            ProxyHeader.parse(input);
        } catch (ProxyHeaderException _) {
            // the connection ends
        }
    }
}
