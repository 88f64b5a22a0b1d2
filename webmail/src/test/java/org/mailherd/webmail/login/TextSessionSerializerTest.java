package org.mailherd.webmail.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.serializer.SerializationException;

class TextSessionSerializerTest {

    private final TextSessionSerializer serializer = new TextSessionSerializer();

    @Test
    void bringsTextAndNumbersBack() {
        for (var value : new Object[] {"text: with colon ü", 42L, 7, ""}) {
            assertThat(serializer.deserialize(serializer.serialize(value))).isEqualTo(value);
        }
    }

    @Test
    void refusesToWriteObjects() {
        assertThatThrownBy(() -> serializer.serialize(new ArrayList<>()))
                .isInstanceOf(SerializationException.class);
    }

    /** Threat 25: whoever writes into Redis must not make this service build objects. */
    @Test
    void buildsNothingFromASerialisedObject() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ArrayList<>());
        }
        assertThat(serializer.deserialize(bytes.toByteArray())).isNull();
    }
}
