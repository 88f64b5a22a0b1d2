package org.mailherd.testsupport;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/**
 * How a secret is compared, read from the compiled class: a clock would need a quiet machine to
 * tell a comparison that ends at the first difference from one that does not.
 */
public final class ConstantTime {
    private static final Set<String> EARLY =
            Set.of(
                    "equals",
                    "equalsIgnoreCase",
                    "contentEquals",
                    "compareTo",
                    "compare",
                    "mismatch");

    private ConstantTime() {}

    /**
     * @param method the one that compares, and nothing else that ends early
     * @throws AssertionError unless it calls {@link MessageDigest#isEqual} and no other comparison
     */
    public static void check(Class<?> type, String method) {
        JavaClass read = new ClassFileImporter().importClass(type);
        List<JavaMethodCall> calls =
                read.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getOrigin().getName().equals(method))
                        .toList();
        boolean constant =
                calls.stream()
                        .anyMatch(call ->
                                call.getTargetOwner().isEquivalentTo(MessageDigest.class)
                                        && call.getName().equals("isEqual"));
        List<String> early =
                calls.stream()
                        .filter(call -> EARLY.contains(call.getName()))
                        .map(JavaMethodCall::getDescription)
                        .toList();
        if (!constant || !early.isEmpty()) {
            throw new AssertionError(
                    "%s.%s compares a secret by isEqual: %s; otherwise: %s"
                            .formatted(type.getSimpleName(), method, constant, early));
        }
    }
}
