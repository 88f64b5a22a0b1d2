package org.mailherd.antispam.asn;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param file a table of address ranges and autonomous systems, perhaps packed with gzip; a change
 *     counts within two minutes. Empty: none. It need not exist
 */
@ConfigurationProperties("mailherd.antispam.asn")
record AsnSettings(@DefaultValue("") String file) {}
