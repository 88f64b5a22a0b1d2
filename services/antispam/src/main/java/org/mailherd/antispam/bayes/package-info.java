/**
 * Statistics over the words of mail: {@link Tokenizer} makes numbers of a {@link Reading}, a {@link
 * TokenStore} counts them by class, {@link Classifier} makes a probability of the counts and {@link
 * BayesInquiry} a symbol of the probability.
 */
@NullMarked
package org.mailherd.antispam.bayes;

import org.jspecify.annotations.NullMarked;
