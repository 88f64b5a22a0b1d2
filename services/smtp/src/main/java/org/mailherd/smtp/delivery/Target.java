package org.mailherd.smtp.delivery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.mailherd.mailauth.dns.AddressText;
import org.mailherd.smtp.mx.MailHost;
import org.mailherd.smtp.routing.Identity;

/** One address of one host. */
record Target(MailHost host, InetSocketAddress address) {
    /** Our own address to call from, of the same family. */
    Optional<InetAddress> source(Identity identity) {
        return address.getAddress() instanceof Inet4Address
                ? identity.sourceV4()
                : identity.sourceV6();
    }

    String ip() {
        return AddressText.of(address.getAddress());
    }

    /** As Postfix logs it. */
    @Override
    public String toString() {
        return host.name() + "[" + ip() + "]:" + address.getPort();
    }
}
