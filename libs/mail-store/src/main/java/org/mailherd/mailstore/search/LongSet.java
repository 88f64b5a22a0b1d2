package org.mailherd.mailstore.search;

/** Numbers other than 0, sixteen octets each at most. */
final class LongSet {
    private long[] slots = new long[1024];
    private int count;

    /**
     * @return whether it is new
     */
    boolean add(long number) {
        if (2 * count >= slots.length) {
            grow();
        }
        int slot = slotOf(number);
        if (slots[slot] == number) {
            return false;
        }
        slots[slot] = number;
        count++;
        return true;
    }

    boolean contains(long number) {
        return slots[slotOf(number)] == number;
    }

    private int slotOf(long number) {
        long mixed = number * 0x9E37_79B9_7F4A_7C15L;
        int slot = (int) (mixed >>> 33) & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[2 * before.length];
        for (long number : before) {
            if (number != 0) {
                slots[slotOf(number)] = number;
            }
        }
    }
}
