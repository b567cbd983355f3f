package io.superres.benchmark;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Two measures of the same work: by the clock, which other programs disturb, and by the time that all threads of this
 * process spent calculating, which they hardly do. Seconds, or whatever has been made of them.
 *
 * @param wall by the clock
 * @param cpu by CPU time; NaN where that is not known
 */
public record Cost(double wall, double cpu) {

    /** Both by the clock and by CPU time, the median of several. */
    static Cost median(List<Cost> costs) {
        return new Cost(middle(costs, Cost::wall), middle(costs, Cost::cpu));
    }

    private static double middle(List<Cost> costs, ToDoubleFunction<Cost> part) {
        double[] sorted = costs.stream().mapToDouble(part).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    Cost over(Cost other) {
        return with(other, (a, b) -> a / b);
    }

    Cost plus(Cost other) {
        return with(other, Double::sum);
    }

    Cost map(DoubleUnaryOperator change) {
        return new Cost(change.applyAsDouble(wall), change.applyAsDouble(cpu));
    }

    private Cost with(Cost other, DoubleBinaryOperator operator) {
        return new Cost(operator.applyAsDouble(wall, other.wall), operator.applyAsDouble(cpu, other.cpu));
    }
}
