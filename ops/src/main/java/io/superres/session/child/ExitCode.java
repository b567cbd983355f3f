package io.superres.session.child;

/** What the exit code of a process says about its end. */
final class ExitCode {
    private static final int ABORTED = 134;
    private static final int KILLED = 137;
    private static final int SEGMENTATION_FAULT = 139;
    private static final int ACCESS_VIOLATION = 0xC0000005;

    private ExitCode() {}

    static String explain(int code) {
        String meaning =
                switch (code) {
                    case ABORTED, SEGMENTATION_FAULT, ACCESS_VIOLATION -> ": it crashed";
                    case KILLED -> ": it was killed, perhaps because memory ran out";
                    default -> "";
                };
        return "exit code " + code + meaning;
    }
}
