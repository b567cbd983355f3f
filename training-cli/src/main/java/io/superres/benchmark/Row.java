package io.superres.benchmark;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One measured number.
 *
 * @param topic what it belongs to
 * @param what says what was measured
 * @param value the number, by the clock and by CPU time
 * @param unit such as {@code x} for a ratio or {@code GFLOP/s}
 * @param target what it should be
 */
public record Row(String topic, String what, Cost value, String unit, Target target) {

    static Row of(String topic, String what, Cost value, String unit) {
        return new Row(topic, what, value, unit, Target.NONE);
    }

    Row atMost(double limit) {
        return new Row(topic, what, value, unit, new Target.AtMost(limit));
    }

    Row atLeast(double limit) {
        return new Row(topic, what, value, unit, new Target.AtLeast(limit));
    }

    String wall() {
        return number(value.wall());
    }

    /** Empty where CPU time says nothing. */
    String cpu() {
        return Double.isFinite(value.cpu()) ? number(value.cpu()) : "";
    }

    /** "yes" by the clock, "in CPU time" by that alone, "no", or empty where nothing is asked. */
    String held() {
        if (target instanceof Target.None) return "";
        if (target.holds(value.wall())) return "yes";
        return target.holds(value.cpu()) ? "in CPU time" : "no";
    }

    private String number(double number) {
        int digits = Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : unit.equals("x") ? 3 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f %s", number, unit);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("topic", topic);
        json.put("what", what);
        json.put("wall", value.wall());
        if (Double.isFinite(value.cpu())) json.put("cpu", value.cpu());
        json.put("unit", unit);
        if (!(target instanceof Target.None)) {
            json.put("target", target.toString());
            json.put("held", held());
        }
        return json;
    }
}
