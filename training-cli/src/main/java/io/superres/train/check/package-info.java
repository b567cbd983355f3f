/** Signs that a training run has died, so that it can stop with a sentence instead of wasting a night. */
package io.superres.train.check;
