package io.superres.cli;

import ij.ImagePlus;
import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.degrade.Degraded;
import io.superres.degrade.Scene;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.fiji.image.Planes;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.method.SuperResolver;
import io.superres.model.Model;
import io.superres.quality.Comparison;
import io.superres.quality.DataRange;
import io.superres.quality.PercNetDistance;
import io.superres.quality.PercNetMaps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Measures a model on HR images, through the same path that users' images take. */
record Evaluation(
        ImagePlusUpscaler upscaler,
        SuperResolver resolver,
        Loss loss,
        Optional<PercNetDistance> perceptual,
        Optional<PercNetMaps> maps) {

    /**
     * One image: the model's numbers, and those of bicubic enlargement. Of several samples, the model's are means.
     *
     * @param samples what several samples say of certainty, and how consistent they are; null for a single one
     */
    record Row(
            String name,
            boolean eightBit,
            Comparison model,
            Comparison bicubic,
            SampleMeasures samples,
            double seconds) {}

    /** @throws BadInputException if the image is too small to be measured */
    Row measure(ImagePlus hr, String name) {
        int scale = upscaler.model().scale();
        boolean eightBit = Planes.isEightBit(hr);
        Rounding rounding = eightBit ? Rounding.EIGHT_BIT : Rounding.NONE;
        List<Plane> planes = Planes.of(hr.getStack().getProcessor(1)).stream()
                .map(plane -> plane.cropToMultiple(scale))
                .toList();
        if (Math.min(planes.get(0).width(), planes.get(0).height()) < 4 * scale)
            throw new BadInputException(name + " is too small to be measured at scale " + scale);
        IntensityRange unit = eightBit ? new IntensityRange(0, 255) : DataRange.around(planes.get(0));
        Degraded pair = loss.apply(Scene.of(planes, unit, eightBit), scale, name, 0);
        List<Plane> truth = pair.hr().pixels(unit);
        List<Plane> lr = pair.lr().pixels(unit);

        ImagePlus lrImage = Planes.toImage(name, lr, hr.getBitDepth());
        long start = System.nanoTime();
        List<List<Plane>> results = new ArrayList<>();
        int number = upscaler.wishes().sampling().samples();
        for (int i = 0; i < number; i++)
            results.add(Planes.of(upscaler.forOneSample().upscale(lrImage, resolver.sample(i), Progress.NONE)));
        double seconds = (System.nanoTime() - start) / 1e9 / number;
        List<Plane> bicubic = lr.stream()
                .map(plane -> BicubicResize.enlarge(plane, scale, rounding))
                .toList();
        return new Row(
                name,
                eightBit,
                Comparison.mean(results.stream()
                        .map(result -> compare(result, truth, lr, unit, rounding))
                        .toList()),
                compare(bicubic, truth, lr, unit, rounding),
                number == 1 ? null : SampleMeasures.of(results, truth, unit, scale, maps),
                seconds);
    }

    private Comparison compare(
            List<Plane> image, List<Plane> truth, List<Plane> lr, IntensityRange unit, Rounding rounding) {
        return Comparison.of(image, truth, lr, upscaler.model().scale(), unit.high() - unit.low(), rounding)
                .withPercNet(perceptual, image, truth, unit);
    }

    /** All images together. */
    record Report(
            List<Row> rows,
            String model,
            Comparison mean,
            Optional<Comparison> alone,
            Comparison bicubic,
            Optional<SampleMeasures> samples,
            String convention) {

        /**
         * @param alone the same images without references; empty if none were given
         * @param references how the method was given some, in words; empty if it was not
         */
        static Report of(List<Row> rows, List<Row> alone, Model model, Loss loss, String references) {
            boolean allEightBit = rows.stream().allMatch(Row::eightBit);
            String range = allEightBit ? "255" : "255, or 0.1-99.9 percentile of HR above 8 bit";
            String convention =
                    Comparison.convention(model.scale(), range) + ", SSIM(Y, 11x11 Gaussian, crop=" + model.scale()
                            + "), LR by " + loss + ", LR-PSNR by bicubic, PercNet distance over the whole image"
                            + (references.isEmpty() ? "" : ", " + references);
            return new Report(
                    rows,
                    model.id(),
                    Comparison.mean(rows.stream().map(Row::model).toList()),
                    alone.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Comparison.mean(
                                    alone.stream().map(Row::model).toList())),
                    Comparison.mean(rows.stream().map(Row::bicubic).toList()),
                    rows.isEmpty() || rows.get(0).samples() == null
                            ? Optional.empty()
                            : Optional.of(SampleMeasures.mean(
                                    rows.stream().map(Row::samples).toList())),
                    convention);
        }

        private static final String ALONE = "mean without reference";

        String table() {
            int longest = rows.stream().mapToInt(r -> r.name().length()).max().orElse(0);
            int width = Math.max(longest, Math.max(model.length() + 7, alone.isPresent() ? ALONE.length() : 0));
            StringBuilder table = new StringBuilder();
            line(table, width, "image", "PSNR-Y", "SSIM-Y", "PSNR-RGB", "LR-PSNR", "PercNet", "bicubic", "seconds");
            for (Row row : rows) line(table, width, row.name(), row.model(), row.bicubic(), row.seconds());
            double seconds = rows.stream().mapToDouble(Row::seconds).average().orElse(0);
            line(table, width, "mean " + model, mean, bicubic, seconds);
            alone.ifPresent(c -> line(table, width, ALONE, c, bicubic, 0));
            line(table, width, "mean bicubic", bicubic, bicubic, 0);
            samples.ifPresent(s -> table.append(s.words()).append('\n'));
            return table + convention + "\n";
        }

        private static void line(
                StringBuilder table, int width, String name, Comparison c, Comparison bicubic, double seconds) {
            line(
                    table,
                    width,
                    name,
                    String.format(Locale.ROOT, "%.2f", c.psnrY()),
                    String.format(Locale.ROOT, "%.4f", c.ssimY()),
                    String.format(Locale.ROOT, "%.2f", c.psnrRgb()),
                    String.format(Locale.ROOT, "%.2f", c.lrPsnr()),
                    Double.isNaN(c.percNet()) ? "-" : String.format(Locale.ROOT, "%.4f", c.percNet()),
                    String.format(Locale.ROOT, "%.2f", bicubic.psnrY()),
                    String.format(Locale.ROOT, "%.2f", seconds));
        }

        private static void line(StringBuilder table, int width, Object... cells) {
            table.append(String.format("%-" + width + "s %8s %8s %9s %8s %8s %8s %8s%n", cells));
        }

        /** The report as it is written to a file. */
        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put(
                    "images",
                    rows.stream()
                            .map(r -> Measures.of(r.name(), r.model(), r.seconds()))
                            .toList());
            double seconds = rows.stream().mapToDouble(Row::seconds).average().orElse(0);
            json.put("mean", Measures.of(model, mean, seconds));
            alone.ifPresent(c -> json.put("without_reference", Measures.of("without reference", c, 0)));
            json.put("bicubic", Measures.of("bicubic", bicubic, 0));
            samples.ifPresent(s -> json.put("samples", s));
            json.put("convention", convention);
            return json;
        }
    }
}
