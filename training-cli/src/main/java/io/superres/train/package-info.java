/**
 * What every training run shares. A recipe opens a {@link io.superres.train.Trainer}, gives it networks to train
 * ({@link io.superres.train.Learner}) or to keep ({@link io.superres.train.Frozen}) and one
 * {@link io.superres.train.Phase} after another; the trainer does the rest.
 */
package io.superres.train;
