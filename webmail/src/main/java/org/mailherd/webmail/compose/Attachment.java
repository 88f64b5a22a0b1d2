package org.mailherd.webmail.compose;

import jakarta.activation.DataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.mailherd.webmail.reading.AttachmentName;

/** A file that goes with a message; held in memory for one request, within the size limit. */
record Attachment(String name, String type, byte[] bytes) implements DataSource {

    /** Angus writes a file name into the header as it is: what could break out of it ends here. */
    Attachment {
        name = AttachmentName.safe(name);
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(bytes);
    }

    /**
     * {@link DataSource} asks for it; nothing writes, since the bytes are those that were checked.
     *
     * @throws IOException always, as {@link DataSource} has it for what cannot be written
     */
    @Override
    public OutputStream getOutputStream() throws IOException {
        throw new IOException("An attachment is only read: " + name);
    }

    @Override
    public String getContentType() {
        return type;
    }

    @Override
    public String getName() {
        return name;
    }
}
