package org.mailherd.directory.bootstrap;

import org.mailherd.directory.DirectoryConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The directory with its management side; admin-ui imports it and has both. */
@Configuration(proxyBeanMethods = false)
@Import(DirectoryConfiguration.class)
@ComponentScan({
    "org.mailherd.directory.access",
    "org.mailherd.directory.domain",
    "org.mailherd.directory.mailbox",
    "org.mailherd.directory.alias",
    "org.mailherd.directory.aliasdomain",
    "org.mailherd.directory.temporary",
    "org.mailherd.directory.rewriting",
    "org.mailherd.directory.admin",
    "org.mailherd.directory.rotation",
    "org.mailherd.directory.routing",
    "org.mailherd.directory.bootstrap"
})
@EntityScan("org.mailherd.directory")
@EnableJpaRepositories("org.mailherd.directory")
@EnableConfigurationProperties(BootstrapSettings.class)
@ImportAutoConfiguration({
    HibernateJpaAutoConfiguration.class,
    DataJpaRepositoriesAutoConfiguration.class,
    PersistenceExceptionTranslationAutoConfiguration.class
})
public class DirectoryAdministration {}
