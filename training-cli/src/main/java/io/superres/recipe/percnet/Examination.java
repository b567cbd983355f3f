package io.superres.recipe.percnet;

import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.train.Validated;
import java.util.LinkedHashMap;
import java.util.Map;

/** How well the lessons have been learnt, on crops of images that are not learnt from. */
record Examination(Lessons lessons) {
    private static final int BATCHES = 8;

    Validated of(Graph network) {
        double severity = 0;
        double turned = 0;
        double found = 0;
        try (OnnxSession session = OnnxSession.open(network, Device.CPU, 1)) {
            for (int n = 1; n <= BATCHES; n++) {
                Lessons.Batch batch = lessons.at(-n);
                Tensor images = Tensor.of(batch.images(), lessons.batch(), 3, lessons.crop(), lessons.crop());
                Map<String, Tensor> answers = session.run(Map.of("image", images));
                int damaged = batch.turns().length;
                severity += error(answers.get("degradation").floats(), batch.severities()) / BATCHES;
                turned += rightTurns(answers.get("rotation").floats(), batch.turns()) / BATCHES;
                found += partnersFound(answers.get("projection"), damaged) / BATCHES;
            }
        }
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("mean error of severities", severity);
        measures.put("turns recognised", turned);
        measures.put("partners found", found);
        return Validated.of(measures);
    }

    private static double error(float[] answers, float[] truth) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) sum += Math.abs(answers[i] - truth[i]);
        return sum / truth.length;
    }

    private static double rightTurns(float[] logits, int[] truth) {
        int right = 0;
        for (int i = 0; i < truth.length; i++) {
            int best = 0;
            for (int k = 1; k < 4; k++) if (logits[4 * i + k] > logits[4 * i + best]) best = k;
            if (best == truth[i]) right++;
        }
        return (double) right / truth.length;
    }

    private static double partnersFound(Tensor projection, int from) {
        int features = Math.toIntExact(projection.shape()[1]);
        int views = Math.toIntExact(projection.shape()[0]) - from;
        int right = 0;
        for (int i = 0; i < views; i++) {
            int best = -1;
            double most = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < views; j++) {
                double cosine =
                        i == j ? Double.NEGATIVE_INFINITY : cosine(projection.floats(), from + i, from + j, features);
                if (cosine > most) {
                    most = cosine;
                    best = j;
                }
            }
            if (best == (i ^ 1)) right++;
        }
        return (double) right / views;
    }

    private static double cosine(float[] values, int a, int b, int features) {
        double product = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int k = 0; k < features; k++) {
            double x = values[a * features + k];
            double y = values[b * features + k];
            product += x * y;
            squaresA += x * x;
            squaresB += y * y;
        }
        return product / Math.sqrt(squaresA * squaresB + 1e-12);
    }
}
