package io.superres.recipe.stablesr;

import io.superres.method.stablesr.DiffusionSchedule;
import io.superres.method.stablesr.Prediction;
import io.superres.method.stablesr.Prompt;
import io.superres.method.stablesr.Sampler;
import io.superres.method.stablesr.StableSrModel;
import io.superres.model.Model;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A denoiser that is asked without PyTorch. Sessions are closed by whoever opened them.
 *
 * @param context what it is told of the prompt
 */
record AskedDenoiser(OnnxSession session, Tensor context) {
    private static final DiffusionSchedule SCHEDULE = DiffusionSchedule.standard();

    /** What a model's text network makes of the empty prompt. */
    static Tensor emptyContext(Model model) {
        try (OnnxSession reader = OnnxSession.open(model.graph(StableSrModel.TEXT), Device.CPU, 1)) {
            return context(reader, Prompt.EMPTY);
        }
    }

    static Tensor context(OnnxSession reader, Prompt prompt) {
        return reader.run(Map.of("words", prompt.tensor())).get("context");
    }

    /**
     * What steers a denoiser.
     *
     * @param lr latent of an enlarged LR image
     */
    static Map<String, Tensor> conditions(OnnxSession guide, Tensor lr, int time) {
        return guide.run(Map.of("lr", lr, "t", tensor(time)));
    }

    /** @param conditions none for a prior */
    float[] said(Tensor noisy, int time, Map<String, Tensor> conditions) {
        Map<String, Tensor> inputs = new HashMap<>(conditions);
        inputs.put("x", noisy);
        inputs.put("t", tensor(time));
        inputs.put("context", context);
        return session.run(inputs).get("eps").floats();
    }

    /**
     * A latent out of nothing but noise, without new noise on the way.
     *
     * @param number of the noise
     * @param shape of the latent
     * @param conditions at a time
     */
    float[] sampled(
            int number, long[] shape, int steps, Prediction prediction, IntFunction<Map<String, Tensor>> conditions) {
        Sampler sampler = Sampler.of(Sampler.Kind.DDIM, steps);
        float[] latent = LatentErrors.noise(number, DiffusionSchedule.TIMES, shape);
        for (int step = steps - 1; step >= 0; step--) {
            int time = sampler.time(step);
            float[] said = said(Tensor.of(latent.clone(), shape), time, conditions.apply(time));
            sampler.step(step, latent, prediction.noise(latent, said, SCHEDULE.left(time)), null);
        }
        return latent;
    }

    private static Tensor tensor(int time) {
        return Tensor.of(new float[] {time}, 1);
    }
}
