package org.mailherd.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.mailauth.certificate.PkixCheck;
import org.mailherd.mailauth.dns.ValidatedDns;
import org.mailherd.mailauth.mtasts.HttpsStsFetch;
import org.mailherd.mailauth.mtasts.StsException;
import org.mailherd.mailauth.mtasts.StsPolicy;
import org.mailherd.testsupport.FakeDns;

/** RFC 8461 3.3: a policy comes over real HTTPS, from the right host, at once and whole. */
class StsFetchTest {
    private static final String POLICY =
            "version: STSv1\r\nmode: enforce\r\nmx: mx.remote.test\r\nmax_age: 86400\r\n";
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final FakeDns dns = FakeDns.start().add("mta-sts.remote.test. IN A 127.0.0.1");
    private final AtomicReference<String> request = new AtomicReference<>("");
    private final CountDownLatch over = new CountDownLatch(1);
    private final TestAuthority root;
    private SSLServerSocket server;

    StsFetchTest() throws Exception {
        root = TestAuthority.root("root");
    }

    /** What the server writes behind a request. */
    private interface Answer {
        void write(OutputStream out) throws Exception;
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        server.close();
        dns.close();
    }

    private void serve(TestAuthority own, Answer answer) throws Exception {
        server =
                (SSLServerSocket)
                        own.context()
                                .getServerSocketFactory()
                                .createServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual()
                .start(() -> {
                    while (!server.isClosed()) {
                        try (SSLSocket client = (SSLSocket) server.accept()) {
                            read(client);
                            answer.write(client.getOutputStream());
                        } catch (Exception _) {
                            // the client went away, or the server stops
                        }
                    }
                });
    }

    private void read(SSLSocket client) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith("\r\n\r\n")) {
            int next = client.getInputStream().read();
            if (next < 0) {
                return;
            }
            text.append((char) next);
        }
        request.set(text.toString());
    }

    private void serve(String answer) throws Exception {
        serve(
                root.server(30, "mta-sts.remote.test"),
                out -> out.write(answer.getBytes(StandardCharsets.US_ASCII)));
    }

    private StsPolicy fetch(boolean privateAddresses) throws StsException {
        return new HttpsStsFetch(
                        ValidatedDns.of(
                                dns.address(), Duration.ofSeconds(2), true, Clock.systemUTC()),
                        PkixCheck.withAuthorities(List.of(root.certificate())),
                        new HttpsStsFetch.Settings(server.getLocalPort(), LIMIT, privateAddresses))
                .fetch("remote.test");
    }

    private static String ok(String fields, String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + fields + "\r\n" + body;
    }

    @Test
    void aPolicyIsFetchedFromItsWellKnownPlace() throws Exception {
        serve(ok("Content-Length: " + POLICY.length() + "\r\n", POLICY));
        assertThat(fetch(true)).isEqualTo(StsPolicy.parse(POLICY));
        assertThat(request.get())
                .startsWith(
                        "GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: mta-sts.remote.test\r\n");
    }

    @Test
    void aPolicyInChunksIsOneToo() throws Exception {
        String body = Integer.toHexString(POLICY.length()) + "\r\n" + POLICY + "\r\n0\r\n\r\n";
        serve(ok("Transfer-Encoding: chunked\r\n", body));
        assertThat(fetch(true)).isEqualTo(StsPolicy.parse(POLICY));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 204, 404, 500})
    void aRedirectOrAnyOtherStatusIsNoPolicy(int status) throws Exception {
        serve(
                "HTTP/1.1 "
                        + status
                        + " x\r\nLocation: https://mta-sts.remote.test/other\r\nContent-Type: text/plain\r\n"
                        + "Content-Length: "
                        + POLICY.length()
                        + "\r\n\r\n"
                        + POLICY);
        assertThatThrownBy(() -> fetch(true)).isInstanceOf(StsException.class);
        assertThat(request.get()).contains("/.well-known/");
    }

    @Test
    void moreThan64KibIsNotRead() throws Exception {
        String body = POLICY + ("mx: " + "a".repeat(50) + ".test\r\n").repeat(1200);
        serve(ok("Content-Length: " + body.length() + "\r\n", body));
        assertThatThrownBy(() -> fetch(true)).hasMessageContaining("64 KiB");
    }

    @Test
    void aHostThatDripsIsLeftWhenItsTimeIsOver() throws Exception {
        serve(
                root.server(30, "mta-sts.remote.test"),
                out -> {
                    out.write(
                            ok("Content-Length: 9999\r\n", "").getBytes(StandardCharsets.US_ASCII));
                    while (!over.await(50, TimeUnit.MILLISECONDS)) {
                        out.write('x');
                        out.flush();
                    }
                });
        long begun = System.nanoTime();
        assertThatThrownBy(() -> fetch(true)).isInstanceOf(StsException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LIMIT.multipliedBy(10));
    }

    @Test
    void aCertificateForAnotherNameIsRefusedBeforeAnythingIsAsked() throws Exception {
        serve(root.server(30, "remote.test"), out -> out.write(1));
        assertThatThrownBy(() -> fetch(true))
                .hasMessageContaining("certificate is for remote.test");
        assertThat(request.get()).isEmpty();
    }

    @Test
    void anAuthorityThatNobodyKnowsOrADateThatIsPastIsRefused() throws Exception {
        serve(TestAuthority.root("root").server(30, "mta-sts.remote.test"), out -> out.write(1));
        assertThatThrownBy(() -> fetch(true)).hasMessageContaining("not trusted");
        server.close();
        serve(root.server(-1, "mta-sts.remote.test"), out -> out.write(1));
        assertThatThrownBy(() -> fetch(true)).hasMessageContaining("not trusted");
        assertThat(request.get()).isEmpty();
    }

    /** Threat 18: a stranger's name must not lead us into our own network. */
    @Test
    void aPolicyHostInAPrivateNetworkIsNotAsked() throws Exception {
        serve(ok("Content-Length: " + POLICY.length() + "\r\n", POLICY));
        assertThatThrownBy(() -> fetch(false)).hasMessageContaining("no address to ask");
        assertThat(request.get()).isEmpty();
    }
}
