package org.mailherd.adminui.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions live in Redis: they survive a restart of the pages, and any node may answer. */
@Configuration(proxyBeanMethods = false)
@EnableRedisHttpSession(
        maxInactiveIntervalInSeconds = SessionConfiguration.THREE_HOURS,
        redisNamespace = "mailherd:admin-ui")
class SessionConfiguration {
    static final int THREE_HOURS = 10_800;

    @Bean
    CookieSerializer cookieSerializer() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("MHADMIN");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    RedisSerializer<Object> springSessionDefaultRedisSerializer() {
        return new SessionSerializer();
    }
}
