package io.superres.cli;

import ij.ImagePlus;
import io.superres.BadInputException;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.Planes;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.quality.Comparison;
import io.superres.quality.DataRange;
import io.superres.quality.GridPattern;
import io.superres.quality.PercNetDistance;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code superres measure} */
@Command(
        name = "measure",
        description = {
            "Measures a result that already exists, beside bicubic enlargement: against the true HR image, if there is one,",
            "and, shrunk again, against the LR image. The grid of LR pixels is by how much less or more than elsewhere",
            "neighbouring pixels differ at some place inside an LR pixel: 1.00 to 1.00 without any pattern.",
            "Without --lr, the LR image is the HR image shrunk by bicubic interpolation. Of stacks, the first plane is used."
        },
        mixinStandardHelpOptions = true)
final class MeasureCommand implements Callable<Integer> {
    @Option(names = "--image", required = true, paramLabel = "SR", description = "the result to measure")
    private Path image;

    @Option(names = "--hr", paramLabel = "HR", description = "the truth")
    private Path hr;

    @Option(names = "--lr", paramLabel = "LR", description = "what the result was made from")
    private Path lr;

    @Option(names = "--scale", required = true, paramLabel = "N", description = "magnification")
    private int scale;

    @Option(names = "--json", paramLabel = "OUT", description = "write the numbers, as JSON")
    private Path json;

    @Override
    public Integer call() {
        if (scale < 1) throw new BadInputException("the scale must be at least 1");
        if (hr == null && lr == null)
            throw new BadInputException("give the truth (--hr), the LR image (--lr), or both");
        Json.checkPlace(json, Stream.of(image, hr, lr).filter(Objects::nonNull).toList());
        Path reference = hr == null ? lr : hr;
        ImagePlus referenceImage = ImageFiles.open(reference);
        boolean eightBit = Planes.isEightBit(referenceImage);
        Rounding rounding = eightBit ? Rounding.EIGHT_BIT : Rounding.NONE;
        ImagePlus resultImage = ImageFiles.open(image);
        requireLarge(resultImage, image);
        if (hr != null) requireLarge(referenceImage, hr);
        List<Plane> result = cropped(firstPlane(resultImage));
        List<Plane> truth = hr == null ? null : cropped(firstPlane(referenceImage));
        List<Plane> small = lr != null
                ? firstPlane(ImageFiles.open(lr))
                : truth.stream()
                        .map(plane -> BicubicResize.shrink(plane, scale, rounding))
                        .toList();
        List<Plane> bicubic = small.stream()
                .map(plane -> BicubicResize.enlarge(plane, scale, rounding))
                .toList();
        requireSame(result, bicubic, image + " and " + (lr == null ? hr : "the enlarged " + lr));
        if (truth != null) requireSame(bicubic, truth, "the enlarged LR image and " + hr);

        IntensityRange unit = eightBit
                ? new IntensityRange(0, 255)
                : DataRange.around(firstPlane(referenceImage).get(0));
        double peak = unit.high() - unit.low();
        Map<String, Comparison> rows = new LinkedHashMap<>();
        Optional<PercNetDistance> perceptual = truth == null ? Optional.empty() : PercNetDistance.installed();
        try {
            rows.put(
                    "image",
                    Comparison.of(result, truth, small, scale, peak, rounding)
                            .withPercNet(perceptual, result, truth, unit));
            rows.put(
                    "bicubic",
                    Comparison.of(bicubic, truth, small, scale, peak, rounding)
                            .withPercNet(perceptual, bicubic, truth, unit));
        } finally {
            perceptual.ifPresent(PercNetDistance::close);
        }
        String range = eightBit ? "255" : String.format(Locale.ROOT, "%.6g", peak);
        String convention =
                Comparison.convention(scale, range) + ", LR-PSNR by bicubic, PercNet distance over the whole image";
        GridPattern grid = GridPattern.of(result, scale);
        rows.forEach((name, c) -> System.out.printf("%-8s %s%n", name, line(c)));
        System.out.println("grid of LR pixels: " + grid + ", bicubic " + GridPattern.of(bicubic, scale)
                + (truth == null ? "" : ", truth " + GridPattern.of(truth, scale)));
        System.out.println(convention);
        if (json != null) {
            Map<String, Object> report = new LinkedHashMap<>();
            Measures measured = Measures.of(image.getFileName().toString(), rows.get("image"), 0);
            report.put("images", List.of(measured));
            report.put("mean", measured);
            report.put("bicubic", Measures.of("bicubic", rows.get("bicubic"), 0));
            report.put("grid", Map.of("least", grid.least(), "most", grid.most()));
            report.put("convention", convention);
            Json.write(report, json);
        }
        return 0;
    }

    private String line(Comparison c) {
        String truth = hr == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "PSNR-Y %.3f dB  SSIM-Y %.5f  PSNR-RGB %.3f dB  ",
                        c.psnrY(),
                        c.ssimY(),
                        c.psnrRgb());
        if (!Double.isNaN(c.percNet())) truth += String.format(Locale.ROOT, "PercNet distance %.4f  ", c.percNet());
        return truth + String.format(Locale.ROOT, "LR-PSNR %.2f dB", c.lrPsnr());
    }

    private void requireLarge(ImagePlus measured, Path file) {
        long least = hr == null ? scale : 4L * scale;
        if (Math.min(measured.getWidth(), measured.getHeight()) < least)
            throw new BadInputException(file + " is too small to be measured at scale " + scale);
    }

    private static List<Plane> firstPlane(ImagePlus image) {
        return Planes.of(image.getStack().getProcessor(1));
    }

    private List<Plane> cropped(List<Plane> planes) {
        return planes.stream().map(plane -> plane.cropToMultiple(scale)).toList();
    }

    private static void requireSame(List<Plane> a, List<Plane> b, String what) {
        if (a.size() != b.size()
                || a.get(0).width() != b.get(0).width()
                || a.get(0).height() != b.get(0).height())
            throw new BadInputException(what + " differ in size or colours: " + a.get(0) + " with " + a.size()
                    + " channels, " + b.get(0) + " with " + b.size());
    }
}
