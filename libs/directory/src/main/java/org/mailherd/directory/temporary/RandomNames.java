package org.mailherd.directory.temporary;

import java.security.SecureRandom;
import java.util.Random;
import org.springframework.stereotype.Component;

/** Local parts that nobody guesses and everybody can spell: {@code kovalu.3f9ab1c2}. */
@Component
class RandomNames {
    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = 3;

    private final Random random = new SecureRandom();

    String next() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < SYLLABLES; i++) {
            name.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
            name.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
        }
        return name.append('.').append("%08x".formatted(random.nextInt())).toString();
    }
}
