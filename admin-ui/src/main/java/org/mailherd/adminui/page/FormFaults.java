package org.mailherd.adminui.page;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;

/** Brings the directory's faults beside the fields of a form. */
public final class FormFaults {
    /** Of a page that shows a form again with its faults. */
    public static final int STATUS = HttpStatus.UNPROCESSABLE_CONTENT.value();

    private FormFaults() {}

    /**
     * Tries a change.
     *
     * @return whether it was made; else the faults stand in {@code result}
     */
    public static boolean accepts(BindingResult result, Runnable change) {
        try {
            change.run();
            return true;
        } catch (EntryRejected rejected) {
            rejected.faults().forEach(fault -> place(fault, result));
            return false;
        }
    }

    private static void place(Fault fault, BindingResult result) {
        Object form = result.getTarget();
        boolean fieldIsOnForm =
                form != null
                        && Arrays.stream(form.getClass().getRecordComponents())
                                .map(RecordComponent::getName)
                                .anyMatch(fault.field()::equals);
        if (fieldIsOnForm) {
            result.rejectValue(fault.field(), fault.code(), fault.message());
        } else {
            result.reject(fault.code(), fault.message());
        }
    }
}
