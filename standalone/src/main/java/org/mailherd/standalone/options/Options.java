package org.mailherd.standalone.options;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param data the folder that keeps everything
 * @param portOffset added to every port
 * @param moved ports that had to go elsewhere, with where they went
 * @param bind the address that people's ports listen on
 * @param resolver answers all questions to the DNS; absent: the system's own
 * @param smarthost takes all mail for other domains; absent: their MX
 * @param reset whether the data of earlier runs go first
 * @param help whether the answer is the help text alone
 */
public record Options(
        Path data,
        int portOffset,
        Map<DemoPort, Integer> moved,
        String bind,
        Optional<HostPort> resolver,
        Optional<HostPort> smarthost,
        boolean reset,
        boolean help) {

    /**
     * @throws UsageException with the option and what it wants
     */
    public static Options parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        Draft draft = new Draft();
        while (!rest.isEmpty()) {
            draft.take(rest.pop(), rest);
        }
        return draft.options();
    }

    public int port(DemoPort port) {
        return moved.getOrDefault(port, port.number(portOffset));
    }

    /** The same, but with one port at this number. */
    public Options moving(DemoPort port, int number) {
        Map<DemoPort, Integer> places = new EnumMap<>(DemoPort.class);
        places.putAll(moved);
        places.put(port, number);
        return new Options(
                data, portOffset, Map.copyOf(places), bind, resolver, smarthost, reset, help);
    }

    /** Where the port listens. */
    public String address(DemoPort port) {
        return port.isInternal() ? "127.0.0.1" : bind;
    }

    private static final class Draft {

        private Path data = Path.of("demo-data");
        private int portOffset;
        private String bind = "127.0.0.1";
        private Optional<HostPort> resolver = Optional.empty();
        private Optional<HostPort> smarthost = Optional.empty();
        private boolean reset;
        private boolean help;

        void take(String option, Deque<String> rest) {
            switch (option) {
                case "--data" -> data = Path.of(value(option, rest));
                case "--port-offset" -> portOffset = offset(value(option, rest));
                case "--bind" -> bind = address(value(option, rest));
                case "--resolver" ->
                        resolver = Optional.of(HostPort.parse(option, value(option, rest)));
                case "--smarthost" ->
                        smarthost = Optional.of(HostPort.parse(option, value(option, rest)));
                case "--reset" -> reset = true;
                case "--help", "-h" -> help = true;
                default -> throw new UsageException("There is no option " + option + ".");
            }
        }

        Options options() {
            return new Options(
                    data.toAbsolutePath().normalize(),
                    portOffset,
                    Map.of(),
                    bind,
                    resolver,
                    smarthost,
                    reset,
                    help);
        }

        private static String value(String option, Deque<String> rest) {
            if (rest.isEmpty() || rest.peek().startsWith("--")) {
                throw new UsageException(option + " wants a value.");
            }
            return rest.pop();
        }

        private static int offset(String text) {
            if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > DemoPort.MAX_OFFSET) {
                throw new UsageException(
                        "--port-offset wants a number from 0 to "
                                + DemoPort.MAX_OFFSET
                                + ", not "
                                + text);
            }
            return Integer.parseInt(text);
        }

        private static String address(String text) {
            try {
                InetAddress address = InetAddress.getByName(text);
                if (address.isAnyLocalAddress()
                        || NetworkInterface.getByInetAddress(address) != null) {
                    return address.getHostAddress();
                }
            } catch (UnknownHostException | SocketException e) {
                // The sentence below says all there is to say.
            }
            throw new UsageException(
                    "--bind wants an address of this machine, such as 0.0.0.0, not " + text);
        }
    }
}
