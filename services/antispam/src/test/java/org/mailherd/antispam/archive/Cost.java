package org.mailherd.antispam.archive;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * What a call cost its thread: neither depends on what else the machine does.
 *
 * @param allocated octets, those given back on the way included
 */
public record Cost<T>(T result, double cpuSeconds, long allocated) {

    public static <T> Cost<T> of(Supplier<T> call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long octets = threads.getCurrentThreadAllocatedBytes();
        long nanos = threads.getCurrentThreadCpuTime();
        T result = call.get();
        return new Cost<>(
                result,
                (threads.getCurrentThreadCpuTime() - nanos) / 1e9,
                threads.getCurrentThreadAllocatedBytes() - octets);
    }
}
