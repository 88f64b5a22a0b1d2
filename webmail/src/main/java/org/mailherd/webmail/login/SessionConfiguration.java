package org.mailherd.webmail.login;

import org.mailherd.webmail.WebmailSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.data.redis.RedisSessionRepository;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Sessions in Redis. Wired by hand: Boot 4.1.1's own starter for it has not been published for this
 * line, the library itself works with it.
 */
@Configuration(proxyBeanMethods = false)
@EnableRedisHttpSession(redisNamespace = "mailherd:webmail:session")
class SessionConfiguration {

    @Bean
    RedisSerializer<Object> springSessionDefaultRedisSerializer() {
        return new TextSessionSerializer();
    }

    @Bean
    SessionRepositoryCustomizer<RedisSessionRepository> sessionTimeout(WebmailSettings settings) {
        return repository -> repository.setDefaultMaxInactiveInterval(settings.sessionTimeout());
    }

    /** Cookies know no ports: the name must differ from the admin pages' on the same host. */
    @Bean
    CookieSerializer sessionCookie() {
        var serializer = new DefaultCookieSerializer();
        serializer.setCookieName("mailherd-webmail");
        serializer.setUseHttpOnlyCookie(true);
        serializer.setSameSite("Lax");
        return serializer;
    }
}
