package io.superres.torch;

import java.util.Locale;
import java.util.Map;

/**
 * What came of one test case.
 *
 * @param name the case
 * @param operator what it is about
 * @param kind how it ended
 * @param gradient whether its gradient was found right too
 * @param likeReference whether ONNX Runtime gives the same results as we do
 * @param remark why it did not pass; empty if it did
 */
record ConformanceOutcome(
        String name, String operator, Kind kind, boolean gradient, boolean likeReference, String remark) {
    enum Kind {
        PASSED,
        /** Failed for a reason that lies in the case. */
        EXPLAINED,
        NOT_APPLICABLE,
        FAILED
    }

    private static final String RANDOM = "the expected values come from another random generator";
    private static final String UNROUNDED =
            "the expected values were computed with a fractional extent; ONNX Runtime gives the same values as we do";

    private static final String GARBAGE = "the inputs are so large that a step along them changes nothing";
    private static final String NEGATIVE = "the inputs are negative, so the result is not a number";

    private static final Map<String, String> RESULTS = Map.of(
            "training_dropout", RANDOM,
            "training_dropout_default", RANDOM,
            "training_dropout_mask", RANDOM,
            "training_dropout_default_mask", RANDOM,
            "resize_downsample_scales_linear_align_corners", UNROUNDED,
            "resize_downsample_scales_cubic_align_corners", UNROUNDED);

    private static final Map<String, String> GRADIENTS = Map.of(
            "operator_add_broadcast", GARBAGE,
            "operator_add_size1_right_broadcast", GARBAGE,
            "operator_add_size1_singleton_broadcast", GARBAGE,
            "operator_addconstant", GARBAGE,
            "operator_pow", NEGATIVE,
            "operator_sqrt", NEGATIVE);

    static ConformanceOutcome passed(NodeCase subject, GradientCheck.Result gradient, boolean likeReference) {
        if (!(gradient instanceof GradientCheck.Result.Wrong wrong)) {
            boolean right = gradient instanceof GradientCheck.Result.Right;
            return of(subject, Kind.PASSED, right, likeReference, "");
        }
        String reason = GRADIENTS.get(subject.name());
        if (reason != null) return of(subject, Kind.PASSED, false, likeReference, "no gradient check: " + reason);
        String remark =
                String.format(Locale.ROOT, "derivative %.9g, finite difference %.9g", wrong.found(), wrong.expected());
        return of(subject, Kind.FAILED, false, likeReference, remark);
    }

    /** @param likeReference whether ONNX Runtime gives the same results as we do */
    static ConformanceOutcome failed(NodeCase subject, String remark, boolean likeReference) {
        String reason = RESULTS.get(subject.name());
        if (reason != null && (likeReference || reason.equals(RANDOM)))
            return of(subject, Kind.EXPLAINED, false, likeReference, reason);
        return of(subject, Kind.FAILED, false, likeReference, remark + (likeReference ? " (as ONNX Runtime)" : ""));
    }

    static ConformanceOutcome notApplicable(String name, String operator, String reason) {
        return new ConformanceOutcome(name, operator, Kind.NOT_APPLICABLE, false, false, reason);
    }

    private static ConformanceOutcome of(
            NodeCase subject, Kind kind, boolean gradient, boolean likeReference, String remark) {
        return new ConformanceOutcome(subject.name(), subject.operator(), kind, gradient, likeReference, remark);
    }
}
