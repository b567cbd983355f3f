package io.superres.train.check;

import io.superres.SuperresException;

/** A training run was stopped because it could not succeed any more. The last checkpoint has been kept. */
public final class DeadRunException extends SuperresException {
    public DeadRunException(long step, String finding) {
        super("training stopped at step " + step + ": " + finding + "; the last checkpoint has been kept");
    }
}
