/** What every training run shares: learning rate schedule, checkpoints, progress and the record that is kept of it. */
package io.superres.train;
