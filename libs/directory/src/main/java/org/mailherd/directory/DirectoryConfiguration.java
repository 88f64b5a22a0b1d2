package org.mailherd.directory;

import java.time.Clock;
import javax.sql.DataSource;
import org.mailherd.directory.delivery.DeliveryDirectory;
import org.mailherd.directory.dkim.KeySeal;
import org.mailherd.directory.dkim.KeySealing;
import org.mailherd.directory.dkim.SigningKeyStore;
import org.mailherd.directory.forwarding.ForwardingHostStore;
import org.mailherd.directory.login.Authenticator;
import org.mailherd.directory.login.CredentialMaker;
import org.mailherd.directory.login.DirectorySenderPolicy;
import org.mailherd.directory.login.DirectoryTlsDemands;
import org.mailherd.directory.login.JdbcMailboxDirectory;
import org.mailherd.directory.login.Logins;
import org.mailherd.directory.login.PasswordHashes;
import org.mailherd.directory.mailbox.MailboxIds;
import org.mailherd.directory.policy.QuarantineRetentions;
import org.mailherd.directory.policy.RateLimits;
import org.mailherd.directory.policy.SpamPolicies;
import org.mailherd.directory.policy.SpamPolicyDirectory;
import org.mailherd.directory.recipient.CachingRecipientResolver;
import org.mailherd.directory.recipient.DirectoryRecipientResolver;
import org.mailherd.directory.routing.PasswordSeal;
import org.mailherd.directory.schema.SchemaMigration;
import org.mailherd.directory.seal.DirectorySecrets;
import org.mailherd.directory.sieve.DeliveryScripts;
import org.mailherd.directory.sieve.SieveMemory;
import org.mailherd.directory.sieve.SieveScripts;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database and the directory's daemon side; a service imports it and has both. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DirectorySecrets.class)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
public class DirectoryConfiguration {
    @Bean
    SchemaMigration schemaMigration(DataSource dataSource) {
        return new SchemaMigration(dataSource);
    }

    @Bean
    CachingRecipientResolver recipientResolver(JdbcClient jdbc) {
        return new CachingRecipientResolver(
                new DirectoryRecipientResolver(jdbc, Clock.systemUTC()));
    }

    @Bean
    JdbcMailboxDirectory mailboxDirectory(JdbcClient jdbc) {
        return new JdbcMailboxDirectory(jdbc);
    }

    @Bean
    MailboxIds mailboxIds(JdbcClient jdbc) {
        return new MailboxIds(jdbc);
    }

    @Bean
    PasswordHashes passwordHashes() {
        return new PasswordHashes();
    }

    @Bean
    Logins logins(JdbcClient jdbc, PasswordHashes hashes) {
        return Logins.over(jdbc, hashes);
    }

    @Bean
    Authenticator authenticator(Logins logins) {
        return logins.passwords();
    }

    @Bean
    CredentialMaker credentialMaker(JdbcClient jdbc, PasswordHashes hashes) {
        return new CredentialMaker(jdbc, hashes);
    }

    @Bean
    DirectorySenderPolicy senderPolicy(JdbcClient jdbc) {
        return new DirectorySenderPolicy(jdbc);
    }

    @Bean
    DirectoryTlsDemands tlsDemands(JdbcClient jdbc) {
        return new DirectoryTlsDemands(jdbc);
    }

    @Bean
    KeySeal keySeal(DirectorySecrets secrets) {
        return KeySeal.of(secrets.key());
    }

    @Bean
    SigningKeyStore signingKeys(JdbcClient jdbc, KeySeal seal) {
        return new SigningKeyStore(jdbc, seal);
    }

    @Bean
    KeySealing keySealing(JdbcClient jdbc, SigningKeyStore keys, KeySeal seal) {
        return new KeySealing(jdbc, keys, seal);
    }

    @Bean
    ForwardingHostStore forwardingHosts(JdbcClient jdbc) {
        return new ForwardingHostStore(jdbc);
    }

    @Bean
    PasswordSeal passwordSeal(DirectorySecrets secrets) {
        return PasswordSeal.of(secrets.key());
    }

    @Bean
    SieveScripts sieveScripts(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new SieveScripts(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    DeliveryScripts deliveryScripts(JdbcClient jdbc) {
        return new DeliveryScripts(jdbc);
    }

    @Bean
    SieveMemory sieveMemory(JdbcClient jdbc) {
        return new SieveMemory(jdbc, Clock.systemUTC());
    }

    @Bean
    DeliveryDirectory deliveryDirectory(JdbcClient jdbc) {
        return new DeliveryDirectory(jdbc);
    }

    @Bean
    SpamPolicyDirectory spamPolicyDirectory(JdbcClient jdbc) {
        return new SpamPolicyDirectory(jdbc);
    }

    @Bean
    QuarantineRetentions quarantineRetentions(JdbcClient jdbc) {
        return new QuarantineRetentions(jdbc);
    }

    @Bean
    RateLimits rateLimits(JdbcClient jdbc) {
        return new RateLimits(jdbc);
    }

    @Bean
    SpamPolicies spamPolicies(JdbcClient jdbc) {
        return new SpamPolicies(jdbc);
    }
}
