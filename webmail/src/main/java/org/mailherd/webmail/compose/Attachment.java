package org.mailherd.webmail.compose;

import jakarta.activation.DataSource;
import java.io.ByteArrayInputStream;
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

    @Override
    public OutputStream getOutputStream() {
        throw new UnsupportedOperationException("an attachment is read only");
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
