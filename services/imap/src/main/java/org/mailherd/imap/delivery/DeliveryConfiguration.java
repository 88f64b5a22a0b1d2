package org.mailherd.imap.delivery;

import java.time.Clock;
import org.mailherd.directory.delivery.DeliveryDirectory;
import org.mailherd.directory.sieve.DeliveryScripts;
import org.mailherd.directory.sieve.SieveMemory;
import org.mailherd.directory.sieve.SieveScripts;
import org.mailherd.imap.access.Quotas;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.quota.QuotaWarnings;
import org.mailherd.platform.boot.PlatformProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of a delivery. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {
    @Bean
    CompiledScripts compiledScripts(DeliverySettings settings) {
        return new CompiledScripts(settings.maxRedirects());
    }

    @Bean
    Composer composer(PlatformProperties host, Clock clock) {
        return new Composer(host.hostname(), clock);
    }

    @Bean
    Outbox outbox(DeliverySettings settings, PlatformProperties host) {
        return new SmtpOutbox(settings, host.hostname());
    }

    @Bean
    ScriptHost.Surroundings scriptSurroundings(
            FolderStore folders,
            SieveScripts personal,
            DeliveryScripts scripts,
            SieveMemory memory,
            CompiledScripts compiled) {
        return new ScriptHost.Surroundings(folders, personal, scripts, memory, compiled);
    }

    @Bean
    ScriptChain scriptChain(
            ScriptHost.Surroundings surroundings,
            DeliveryDirectory directory,
            DeliverySettings settings,
            PlatformProperties host) {
        return new ScriptChain(surroundings, directory, settings, host.hostname());
    }

    @Bean
    Planner deliveryPlanner(FolderStore folders, Composer composer, DeliverySettings settings) {
        return new Planner(new Folders(folders), new Letters(composer), settings);
    }

    @Bean
    OwnerNotices ownerNotices(
            FolderStore folders, MessageStore messages, SieveMemory memory, Composer composer) {
        return new OwnerNotices(folders, messages, memory, composer);
    }

    @Bean
    QuotaAlarm quotaAlarm(
            DeliveryDirectory directory, QuotaWarnings warnings, OwnerNotices notices) {
        return new QuotaAlarm(directory, warnings, notices);
    }

    @Bean
    ScriptRun scriptRun(
            ScriptChain chain,
            Planner planner,
            Outbox outbox,
            SieveMemory memory,
            OwnerNotices notices) {
        return new ScriptRun(chain, planner, outbox, memory, notices);
    }

    @Bean
    Filing filing(MessageStore messages, SieveMemory memory, Quotas quotas, QuotaAlarm alarm) {
        return new Filing(messages, memory, quotas, alarm);
    }

    @Bean
    MailDelivery mailDelivery(
            MessageStore messages,
            DeliveryDirectory directory,
            ScriptRun scripts,
            Filing filing,
            Clock clock) {
        return new MailDelivery(messages, directory, scripts, filing, clock);
    }
}
