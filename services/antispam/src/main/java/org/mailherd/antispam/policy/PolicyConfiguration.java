package org.mailherd.antispam.policy;

import org.mailherd.directory.policy.SpamPolicyDirectory;
import org.mailherd.directory.recipient.RecipientResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Policies come from the directory. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
    @Bean
    PolicyBook policyBook(RecipientResolver resolver, SpamPolicyDirectory policies) {
        return new DirectoryBook(resolver, policies);
    }
}
