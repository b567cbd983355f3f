package io.superres.recipe.stablesr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.superres.BadInputException;
import io.superres.method.stablesr.StableSrModel;
import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.recipe.Rgb;
import io.superres.session.OnnxSession;
import io.superres.torch.Scalars;
import io.superres.train.Frozen;
import io.superres.train.Trainer;
import io.superres.train.TrainingRecord;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Latents of unit variance, made by an autoencoder that stays as it is.
 *
 * @param model of the autoencoder
 * @param encoder of it
 * @param deviation of its latents, by which they are divided
 * @param channels of a latent
 * @param factor image pixels per latent pixel, along one axis
 */
record Latents(Model model, Frozen encoder, double deviation, int channels, int factor) {
    /** What is found of an autoencoder: the standard deviation of its latents. */
    static final String DEVIATION = "deviation of latents";

    /**
     * @param model an autoencoder, or a model whose folder holds one
     * @throws BadInputException if the model does not say how far its latents spread
     */
    static Latents open(Model model, Trainer trainer) {
        double deviation = deviation(model);
        Graph encoder = model.graph(StableSrModel.ENCODER);
        int channels = Math.toIntExact(encoder.outputs().get(0).shape()[1] / 2);
        return new Latents(
                model,
                trainer.frozen(encoder),
                deviation,
                channels,
                AutoencoderSize.of(model).factor());
    }

    /**
     * The standard deviation of a model's latents.
     *
     * @throws BadInputException if it does not say
     */
    static double deviation(Model model) {
        Double deviation = TrainingRecord.read(model.location().resolve("training.json"))
                .findings()
                .get(DEVIATION);
        if (deviation == null || !(deviation > 0))
            throw new BadInputException("the model '" + model.id() + "' does not say how far its latents spread");
        return deviation;
    }

    /** A record with what the last measurement found and how far latents spread, for {@link #deviation}. */
    static TrainingRecord finished(TrainingRecord record, double deviation) {
        Map<String, Double> findings = new LinkedHashMap<>(
                record.history().get(record.history().size() - 1).more());
        findings.put(DEVIATION, deviation);
        return record.withFindings(findings);
    }

    /**
     * Drawn from what the encoder says.
     *
     * @param image (batch, 3, y, x), values 0 to 1
     */
    NDArray drawn(NDArray image, SplittableRandom random) {
        Moments moments =
                Moments.of(encoder.forward(Scalars.times(image, 2).sub(1)).get(0), channels);
        Shape shape = moments.mean().getShape();
        NDArray noise = image.getManager().create(Noising.normal(random, Math.toIntExact(shape.size())), shape);
        return Scalars.times(moments.drawn(noise), 1 / deviation).stopGradient();
    }

    /**
     * The mean of a latent, without PyTorch.
     *
     * @param session the encoder
     * @param image (1, 3, y, x), values 0 to 1
     */
    Tensor mean(OnnxSession session, Tensor image) {
        Tensor moments = session.run(Map.of("image", Rgb.centred(image))).get("moments");
        float[] mean = Arrays.copyOf(moments.floats(), moments.size() / 2);
        for (int i = 0; i < mean.length; i++) mean[i] /= (float) deviation;
        return Tensor.of(mean, 1, channels, moments.shape()[2], moments.shape()[3]);
    }
}
