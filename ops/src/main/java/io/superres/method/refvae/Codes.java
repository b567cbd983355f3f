package io.superres.method.refvae;

import io.superres.BadInputException;
import io.superres.image.BicubicResize;
import io.superres.image.Plane;
import io.superres.method.MethodSettings;
import io.superres.method.Origin;
import io.superres.method.ReferenceImage;
import io.superres.method.Sampling;
import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Draws the codes that samples are made of. Sample {@code i} depends on the seed and on {@code i} alone, whatever else is
 * drawn. Thread-safe; must be closed.
 */
final class Codes implements AutoCloseable {
    /** Values of the published random references, of 255. */
    private static final int DARK = 128;

    private final OnnxSession encoder;
    private final OnnxSession condition;
    private final Sampling sampling;
    private final Origin origin;
    private final int extent;
    private final int length;
    private final List<Distribution> references = new ArrayList<>();

    /** Normal, independent for each number of a code. */
    private record Distribution(float[] mean, float[] logVariance) {}

    private Codes(
            OnnxSession encoder, OnnxSession condition, Graph encoding, Graph conditioning, MethodSettings wishes) {
        this.encoder = encoder;
        this.condition = condition;
        sampling = wishes.sampling();
        extent = Math.toIntExact(encoding.input().shape()[2]);
        length = Math.toIntExact(conditioning.input().shape()[1]);
        origin = sampling.origin() != Origin.AUTO
                ? sampling.origin()
                : wishes.references().isEmpty() ? Origin.SELF : Origin.REFERENCE;
        for (ReferenceImage reference : wishes.references()) references.add(seen(reference.bands(true)));
    }

    /**
     * @throws BadInputException if references are to be drawn around and there are none, or there are some that would not
     *     be used
     * @throws ModelFormatException if the networks do not fit together
     */
    static Codes open(Model model, MethodSettings wishes) {
        Origin origin = wishes.sampling().origin();
        if (origin == Origin.REFERENCE && wishes.references().isEmpty())
            throw new BadInputException("samples are to be drawn around a reference, and none is given; name one");
        if (origin != Origin.REFERENCE
                && origin != Origin.AUTO
                && !wishes.references().isEmpty())
            throw new BadInputException(
                    "a reference is given, but samples are to be drawn around " + origin + "; leave one of them out");
        Graph encoding = model.graph(RefVaeModel.ENCODER);
        Graph conditioning = model.graph(RefVaeModel.CONDITION);
        check(model, encoding, conditioning);
        OnnxSession encoder = OnnxSession.open(encoding, Device.CPU, 1);
        OnnxSession condition = null;
        try {
            condition = OnnxSession.open(conditioning, Device.CPU, 1);
            return new Codes(encoder, condition, encoding, conditioning, wishes);
        } catch (RuntimeException e) {
            encoder.close();
            if (condition != null) condition.close();
            throw e;
        }
    }

    private static void check(Model model, Graph encoding, Graph conditioning) {
        long[] seen = encoding.input().shape();
        long[] code = conditioning.input().shape();
        long[] map = conditioning.output().shape();
        boolean fits = seen.length == 4
                && seen[1] == RefVaeModel.BANDS
                && seen[2] > 0
                && seen[2] == seen[3]
                && seen[2] <= 4096
                && encoding.outputs().size() == 2
                && code.length == 2
                && code[1] > 0
                && map.length == 4
                && map[1] > 0
                && map[2] > 0
                && map[2] == map[3];
        if (!fits) throw new ModelFormatException("the networks of the model '" + model.id() + "' do not fit together");
    }

    /**
     * The condition of one sample.
     *
     * @param number of the sample
     * @param bands what {@link Origin#SELF} looks at: three planes of the LR image, 0 to 1
     * @return (1, channel, grid, grid)
     */
    Tensor condition(int number, List<Plane> bands) {
        SplittableRandom random = new SplittableRandom(sampling.seed() * 0x9E3779B97F4A7C15L + number);
        float[] code =
                switch (origin) {
                    case REFERENCE, AUTO -> drawn(references.get(number % references.size()), random);
                    case SELF -> drawn(seen(bands), random);
                    case RANDOM -> drawn(seen(noise(random)), random);
                    case RANDOM_Z -> drawn(new Distribution(new float[length], new float[length]), random);
                };
        return condition.run(Map.of("code", Tensor.of(code, 1, length))).get("condition");
    }

    /** Whether the image itself decides about its codes. */
    boolean looksAtTheImage() {
        return origin == Origin.SELF;
    }

    private float[] drawn(Distribution from, SplittableRandom random) {
        float[] code = new float[length];
        for (int i = 0; i < length; i++)
            code[i] = (float) (from.mean()[i]
                    + sampling.temperature() * random.nextGaussian() * Math.exp(0.5 * from.logVariance()[i]));
        return code;
    }

    private Distribution seen(List<Plane> bands) {
        int area = extent * extent;
        float[] values = new float[RefVaeModel.BANDS * area];
        for (int c = 0; c < RefVaeModel.BANDS; c++) {
            Plane band = bands.get(Math.min(c, bands.size() - 1));
            System.arraycopy(BicubicResize.to(band, extent, extent).pixels(), 0, values, c * area, area);
        }
        Map<String, Tensor> found =
                encoder.run(Map.of("reference", Tensor.of(values, 1, RefVaeModel.BANDS, extent, extent)));
        return new Distribution(found.get("mean").floats(), found.get("logvar").floats());
    }

    private List<Plane> noise(SplittableRandom random) {
        List<Plane> bands = new ArrayList<>();
        for (int c = 0; c < RefVaeModel.BANDS; c++) {
            Plane plane = Plane.empty(extent, extent);
            for (int i = 0; i < plane.pixels().length; i++) plane.pixels()[i] = random.nextInt(DARK) / 255f;
            bands.add(plane);
        }
        return bands;
    }

    @Override
    public void close() {
        encoder.close();
        condition.close();
    }
}
