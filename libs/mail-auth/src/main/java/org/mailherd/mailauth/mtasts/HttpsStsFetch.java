package org.mailherd.mailauth.mtasts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.mailherd.mailauth.certificate.AnyCertificate;
import org.mailherd.mailauth.certificate.CertificateVerdict;
import org.mailherd.mailauth.certificate.PkixCheck;
import org.mailherd.mailauth.dns.AddressScope;
import org.mailherd.mailauth.dns.SecureDns;
import org.mailherd.mailauth.tlsrpt.TlsFailure;

/**
 * Gets {@code https://mta-sts.DOMAIN/.well-known/mta-sts.txt} (RFC 8461 3.3): a trusted
 * certificate, no redirect, 64 KiB and one deadline for all. Names are looked up in the DNS of
 * delivery, and a stranger's name never leads into our own network.
 */
public final class HttpsStsFetch implements StsFetch {

    private static final int LIMIT = 64 * 1024;
    private static final int HTTPS = 443;

    private final SecureDns dns;
    private final PkixCheck authorities;
    private final Settings settings;

    /**
     * @param port of policy hosts
     * @param timeout for a fetch as a whole
     * @param privateAddresses whether a policy host may be in a private network
     */
    public record Settings(int port, Duration timeout, boolean privateAddresses) {
        /** As the RFC has it. */
        public static Settings within(Duration timeout) {
            return new Settings(HTTPS, timeout, false);
        }
    }

    public HttpsStsFetch(SecureDns dns, PkixCheck authorities, Settings settings) {
        this.dns = dns;
        this.authorities = authorities;
        this.settings = settings;
    }

    @Override
    public StsPolicy fetch(String domain) throws StsException {
        String host = "mta-sts." + domain;
        try {
            return StsPolicy.parse(HttpText.body(answer(host)));
        } catch (IOException e) {
            throw new StsException(
                    TlsFailure.STS_POLICY_FETCH_ERROR, "https://" + host + ": " + e.getMessage());
        }
    }

    private byte[] answer(String host) throws IOException, StsException {
        IOException last = new IOException("no address to ask");
        for (InetAddress address : addresses(host)) {
            try (Socket socket = new Socket()) {
                // Closing the socket ends whatever blocks: connecting, handshake or a dripping
                // body.
                CompletableFuture.delayedExecutor(
                                settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> closeQuietly(socket));
                socket.connect(
                        new InetSocketAddress(address, settings.port()),
                        Math.toIntExact(settings.timeout().toMillis()));
                return ask(socket, host);
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private List<InetAddress> addresses(String host) {
        List<InetAddress> found = new ArrayList<>(dns.a(host).answer().orEmpty());
        found.addAll(dns.aaaa(host).answer().orEmpty());
        return found.stream()
                .filter(one -> settings.privateAddresses() || AddressScope.isPublic(one))
                .limit(3)
                .toList();
    }

    private byte[] ask(Socket socket, String host) throws IOException, StsException {
        try (SSLSocket tls =
                (SSLSocket)
                        AnyCertificate.context()
                                .getSocketFactory()
                                .createSocket(socket, host, settings.port(), true)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            check(tls, host);
            String request =
                    "GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: "
                            + host
                            + "\r\nAccept: text/plain\r\nUser-Agent: Mailherd\r\nConnection: close\r\n\r\n";
            tls.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return readAll(tls.getInputStream());
        } catch (SSLException e) {
            throw new StsException(
                    TlsFailure.STS_WEBPKI_INVALID, "https://" + host + ": " + e.getMessage());
        }
    }

    private void check(SSLSocket tls, String host) throws SSLException, StsException {
        List<X509Certificate> chain =
                Arrays.stream(tls.getSession().getPeerCertificates())
                        .map(X509Certificate.class::cast)
                        .toList();
        if (authorities.check(chain, List.of(host))
                instanceof CertificateVerdict.Refused(TlsFailure _, String reason)) {
            throw new StsException(
                    TlsFailure.STS_WEBPKI_INVALID, "https://" + host + ": " + reason);
        }
    }

    private static byte[] readAll(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] block = new byte[8 * 1024];
        for (int length = in.read(block); length >= 0; length = in.read(block)) {
            all.write(block, 0, length);
            if (all.size() > LIMIT) {
                throw new IOException("more than 64 KiB");
            }
        }
        return all.toByteArray();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it is of no use any more
        }
    }
}
