package org.mailherd.platform.tls;

import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * What our servers agree to: TLS 1.3 and 1.2, always with forward secrecy, our order of ciphers.
 * CBC stays at the end for old mail servers: the alternative on port 25 is clear text.
 */
public final class ServerTls {
    private ServerTls() {}

    public static void restrict(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setUseCipherSuitesOrder(true);
        parameters.setCipherSuites(
                Arrays.stream(parameters.getCipherSuites())
                        .filter(ServerTls::forwardSecret)
                        .toArray(String[]::new));
        engine.setSSLParameters(parameters);
    }

    private static boolean forwardSecret(String suite) {
        boolean ephemeral =
                suite.startsWith("TLS_AES_")
                        || suite.startsWith("TLS_CHACHA20_")
                        || suite.startsWith("TLS_ECDHE_")
                        || suite.startsWith("TLS_DHE_RSA_");
        return ephemeral
                && !suite.contains("_3DES_")
                && !suite.contains("_NULL_")
                && !suite.contains("_anon_");
    }
}
