package org.mailherd.acmeclient;

import org.mailherd.acmeclient.order.AcmeProperties;
import org.mailherd.platform.boot.PlatformConfiguration;
import org.mailherd.platform.boot.ServiceLauncher;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** Orders, renews and installs the certificate of this host. */
@SpringBootConfiguration
@ComponentScan
@Import(PlatformConfiguration.class)
@EnableConfigurationProperties(AcmeProperties.class)
public class AcmeClientService {
    public static void main(String[] args) {
        ServiceLauncher.run(AcmeClientService.class, "acme-client", args);
    }
}
