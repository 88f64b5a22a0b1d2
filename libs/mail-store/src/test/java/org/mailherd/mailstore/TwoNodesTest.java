package org.mailherd.mailstore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store with an empty INBOX for each test, and another node over it that hears of nothing. */
public abstract class TwoNodesTest extends InboxTest {
    protected StoreFixture otherNode;

    @BeforeEach
    final void openOtherNode() {
        otherNode = new StoreFixture(directory);
    }

    @AfterEach
    final void closeOtherNode() {
        otherNode.close();
    }
}
