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
 * @param remark why it did not pass; empty if it did
 */
record ConformanceOutcome(String name, String operator, Kind kind, boolean gradient, String remark) {
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

    static ConformanceOutcome passed(NodeCase subject, GradientCheck.Result gradient) {
        boolean right = gradient instanceof GradientCheck.Result.Right;
        if (gradient instanceof GradientCheck.Result.Wrong wrong) {
            String remark = String.format(
                    Locale.ROOT, "derivative %.9g, finite difference %.9g", wrong.found(), wrong.expected());
            String reason = GRADIENTS.get(subject.name());
            return reason == null
                    ? new ConformanceOutcome(subject.name(), subject.operator(), Kind.FAILED, false, remark)
                    : new ConformanceOutcome(
                            subject.name(), subject.operator(), Kind.PASSED, false, "no gradient check: " + reason);
        }
        return new ConformanceOutcome(subject.name(), subject.operator(), Kind.PASSED, right, "");
    }

    /** @param likeReference whether ONNX Runtime gives the same results as we do */
    static ConformanceOutcome failed(NodeCase subject, String remark, boolean likeReference) {
        String reason = RESULTS.get(subject.name());
        boolean explained = reason != null && (likeReference || reason.equals(RANDOM));
        String more = likeReference ? " (as ONNX Runtime)" : "";
        return new ConformanceOutcome(
                subject.name(),
                subject.operator(),
                explained ? Kind.EXPLAINED : Kind.FAILED,
                false,
                explained ? reason : remark + more);
    }

    static ConformanceOutcome notApplicable(String name, String operator, String reason) {
        return new ConformanceOutcome(name, operator, Kind.NOT_APPLICABLE, false, reason);
    }
}
