package org.mailherd.imap;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Puts TLS around test connections and trusts whatever certificate comes. */
public final class TlsClient {

    private TlsClient() {}

    static ImapClient connect(int port) throws IOException {
        return over(new Socket("127.0.0.1", port));
    }

    /** After STARTTLS was answered. */
    static ImapClient over(ImapClient plain) throws IOException {
        return over(plain.socket());
    }

    private static ImapClient over(Socket socket) throws IOException {
        return new ImapClient(secured(socket));
    }

    /** The same connection under TLS. */
    public static SSLSocket secured(Socket socket) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsAll()}, null);
            SSLSocket tls =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(socket, "127.0.0.1", socket.getPort(), true);
            tls.startHandshake();
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
