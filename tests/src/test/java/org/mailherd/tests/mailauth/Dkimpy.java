package org.mailherd.tests.mailauth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.mailherd.mailauth.dkim.DkimSigningKey;
import org.mailherd.tests.system.Tool;

/**
 * Debian's python3-dkim and python3-authres. Its own Python has the package, whatever else is first
 * on the PATH.
 */
record Dkimpy(Path folder) {
    private static final String SCRIPT =
            """
            import base64, dkim, json, sys
            verb, message, records, out = sys.argv[1:5]
            data = open(message, "rb").read()
            zone = json.load(open(records))
            def txt(asked, timeout=5):
                record = zone.get(asked.rstrip(b".").decode())
                return record.encode() if record else None
            if verb == "verify":
                try:
                    ok = dkim.DKIM(data).verify(idx=int(sys.argv[5]), dnsfunc=txt)
                except dkim.DKIMException:
                    ok = False
                print("yes" if ok else "no")
            elif verb == "chain":
                cv, _, reason = dkim.arc_verify(data, dnsfunc=txt)
                print("yes" if cv == dkim.CV_Pass else "no")
            elif verb == "sign":
                selector, domain, algorithm, forms, key = [a.encode() for a in sys.argv[5:10]]
                head, body = forms.split(b"/")
                signature = dkim.sign(data, selector, domain, key, canonicalize=(head, body),
                    signature_algorithm=algorithm)
                open(out, "wb").write(signature + data)
            elif verb == "seal":
                selector, domain, key = [a.encode() for a in sys.argv[5:8]]
                # it seals what the newest Authentication-Results of this server says
                data = b"Authentication-Results: theirs.test; arc=pass\\r\\n" + data
                fields = dkim.arc_sign(data, selector, domain, key, b"theirs.test")
                open(out, "wb").write(b"".join(fields) + data)
            """;

    boolean verifies(byte[] message, PublishedKeys keys) throws Exception {
        return verifiesAt(message, keys, 0);
    }

    /**
     * @param index of the signature, from the top
     */
    boolean verifiesAt(byte[] message, PublishedKeys keys, int index) throws Exception {
        return said("verify", message, keys.json(), String.valueOf(index)).equals("yes");
    }

    boolean chainPasses(byte[] message, PublishedKeys keys) throws Exception {
        return said("chain", message, keys.json()).equals("yes");
    }

    byte[] signs(byte[] message, DkimSigningKey key, String forms) throws Exception {
        said(
                "sign",
                message,
                "{}",
                key.selector(),
                key.domain(),
                key.algorithm().tag(),
                forms,
                privateText(key));
        return Files.readAllBytes(folder.resolve("out.eml"));
    }

    byte[] seals(byte[] message, DkimSigningKey key, PublishedKeys keys) throws Exception {
        said("seal", message, keys.json(), key.selector(), key.domain(), privateText(key));
        return Files.readAllBytes(folder.resolve("out.eml"));
    }

    /** As it wants them: PEM for RSA, the bare seed for Ed25519. */
    private static String privateText(DkimSigningKey key) {
        byte[] der = key.privateKey().getEncoded();
        return switch (key.algorithm()) {
            case RSA_SHA256 ->
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder().encodeToString(der)
                            + "\n-----END PRIVATE KEY-----\n";
            case ED25519_SHA256 ->
                    Base64.getEncoder()
                            .encodeToString(Arrays.copyOfRange(der, der.length - 32, der.length));
        };
    }

    private String said(String verb, byte[] message, String records, String... rest)
            throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("in.eml"), message);
        Path zone = Files.writeString(folder.resolve("zone.json"), records);
        Path out = folder.resolve("out.eml");
        String[] start = {
            "/usr/bin/python3", "-c", SCRIPT, verb, in.toString(), zone.toString(), out.toString()
        };
        String[] command = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, command, start.length, rest.length);
        return Tool.run(command).strip();
    }
}
