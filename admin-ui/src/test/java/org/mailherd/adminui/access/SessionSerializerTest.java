package org.mailherd.adminui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.serializer.SerializationException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;

class SessionSerializerTest {
    private final SessionSerializer serializer = new SessionSerializer();

    @Test
    void keepsALogin() {
        var login =
                UsernamePasswordAuthenticationToken.authenticated(
                        "admin", null, List.of(new SimpleGrantedAuthority("ROLE_ADMIN")));
        login.setDetails(new ClientAddress("192.0.2.1"));
        var context = new SecurityContextImpl(login);

        assertThat(serializer.deserialize(serializer.serialize(context))).isEqualTo(context);
    }

    @Test
    void refusesClassesThatNoSessionHas() {
        byte[] planted = serializer.serialize(new ArrayList<>(List.of(new File("/"))));

        assertThatThrownBy(() -> serializer.deserialize(planted))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void refusesValuesBeyondAnySessionsSize() {
        byte[] planted = serializer.serialize("x".repeat(100_000));

        assertThatThrownBy(() -> serializer.deserialize(planted))
                .isInstanceOf(SerializationException.class);
    }
}
