package org.mailherd.mailstore.check;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.mailherd.mailstore.blob.Disk;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A disk and a database that stop at a chosen write. Octets that were not synced are then cut off,
 * from the middle of the last write on; a transaction that was open is rolled back.
 */
final class PowerCut implements Disk {
    private final Disk disk = Disk.real();
    private final long at;
    private final List<Channel> written = new ArrayList<>();
    private long steps;
    private boolean out;

    /**
     * @param at which write does not happen any more, counted from 0
     */
    PowerCut(long at) {
        this.at = at;
    }

    synchronized long steps() {
        return steps;
    }

    synchronized boolean isOut() {
        return out;
    }

    private synchronized void step() throws IOException {
        if (out || steps++ == at) {
            if (!out) {
                out = true;
                for (Channel channel : written) {
                    channel.loseUnsynced();
                }
            }
            throw new IOException("the power is out");
        }
    }

    private void sqlStep() throws SQLException {
        try {
            step();
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public FileChannel open(Path file, OpenOption... options) throws IOException {
        step();
        Channel channel = new Channel(disk.open(file, options), file);
        synchronized (this) {
            written.add(channel);
        }
        return channel;
    }

    @Override
    public Path createTemporary(Path directory, String prefix, String suffix) throws IOException {
        step();
        return disk.createTemporary(directory, prefix, suffix);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        disk.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        disk.delete(file);
    }

    DataSource database(DataSource database) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                if (isOut()) {
                    throw new SQLException("the power is out");
                }
                return counted(Connection.class, super.getConnection());
            }
        };
    }

    /** Statements and commits are steps; to roll back and to close works without power too. */
    private <T> T counted(Class<T> type, T target) {
        InvocationHandler handler =
                (_, method, arguments) -> {
                    String name = method.getName();
                    if (name.startsWith("execute") || name.equals("commit")) {
                        sqlStep();
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return switch (result) {
                            case PreparedStatement s -> counted(PreparedStatement.class, s);
                            case Statement s -> counted(Statement.class, s);
                            case null, default -> result;
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                };
        return type.cast(
                Proxy.newProxyInstance(
                        PowerCut.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Counts writes and syncs, and knows what was synced. */
    private final class Channel extends ForwardingChannel {
        private final Path file;
        private final List<Written> unsynced = new ArrayList<>();
        private long synced;
        private long end;

        Channel(FileChannel channel, Path file) {
            super(channel);
            this.file = file;
        }

        @Override
        public int write(ByteBuffer octets) throws IOException {
            long position = position();
            cutable(octets, position);
            return wrote(position, super.write(octets));
        }

        @Override
        public long write(ByteBuffer[] octets, int offset, int length) throws IOException {
            long position = position();
            cutable(octets[offset + length - 1], position);
            return wrote(position, Math.toIntExact(super.write(octets, offset, length)));
        }

        @Override
        public int write(ByteBuffer octets, long position) throws IOException {
            cutable(octets, position);
            return wrote(position, super.write(octets, position));
        }

        private int wrote(long position, int count) {
            unsynced.add(new Written(position, count));
            end = Math.max(end, position + count);
            return count;
        }

        private void cutable(ByteBuffer octets, long position) throws IOException {
            try {
                step();
            } catch (IOException e) {
                // A torn write: half of it reached the disk.
                ByteBuffer half = octets.duplicate();
                half.limit(half.position() + half.remaining() / 2);
                try (FileChannel torn = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    torn.write(half, Math.min(position, torn.size()));
                }
                throw e;
            }
        }

        @Override
        public void force(boolean metaData) throws IOException {
            step();
            super.force(metaData);
            synced = end;
            unsynced.clear();
        }

        /** Half of each write that was not synced is gone, and half of what the file has grown. */
        void loseUnsynced() throws IOException {
            if (unsynced.isEmpty() || Files.notExists(file)) {
                return;
            }
            try (FileChannel lost = FileChannel.open(file, StandardOpenOption.WRITE)) {
                for (Written write : unsynced) {
                    int half = write.length / 2;
                    lost.write(ByteBuffer.allocate(write.length - half), write.position + half);
                }
                lost.truncate(Math.min(lost.size(), synced + (end - synced) / 2));
            }
        }
    }

    private record Written(long position, int length) {}
}
