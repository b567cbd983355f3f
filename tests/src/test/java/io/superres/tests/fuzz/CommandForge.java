package io.superres.tests.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Command lines, one word in each line, with values at the edges of what can be typed. */
final class CommandForge {
    private static final String[] SOUND = {
        "upscale in/lr.tif -o out/a.tif --model in/tiny.onnx --tile 16 --threads 2",
        "upscale in/lr.tif -o out/a.tif --model in/tiny.onnx --selection 1,2,5,4 --range 0,99 --preserve",
        "upscale in -o out --model in/tiny.onnx --resume --json out/report.json",
        "upscale in/*.png in/stack.tif -o out --scale 2 --method sisr --device auto --precision half",
        "degrade in/hr.tif -o out/lr.tif --hr-out out/hr.tif --kind psf:0.8 --scale 2 --seed 3 --range type",
        "degrade in/grey.png in/colour.jpg -o out --kind bsrgan --scale 4 --json out/report.json",
        "evaluate --hr in/hr.tif --model in/tiny.onnx --degrade area --seed 1 --json out/report.json",
        "measure --image in/hr.tif --hr in/hr.tif --scale 2 --json out/report.json",
        "measure --image in/hr.tif --lr in/lr.tif --scale 4",
        "models list",
        "models info in/tiny.onnx",
        "models verify sisr-x2",
        "models path",
        "repeat in/lr.tif -o out/again.tif"
    };
    /** Those that would take too long if they began: each is refused for one of its words. */
    private static final String[] REFUSED = {
        "benchmark --quick --size 63",
        "benchmark --quick --rounds -1 --json out/report.json",
        "benchmark --quick --size 4097 --markdown out/page.md",
        "train sisr --data in/nothing --out out/run --steps 1 --seed 1",
        "train sisr --data in/none --out out/run --set lr=1",
        "train sisr --data in/text.txt --out in/lr.tif --config compact",
        "train sisr --explain --steps 1 --seed 1 --config compact",
        "adapt --model in/tiny.onnx --data in/nothing --out out/run --steps 1 --minutes 1 --name mine",
        "adapt --model percnet --data in --out out/run --truth in --set patch=16 --json out/report.json",
        "import femasr --weights in/lr.tif --out out/model",
        "import refvae --weights in/lr.tif --vgg in/lr.tif --out out/model",
        "import clip-rn50 --weights in/none.pt --out in/lr.tif",
        "hardware --jso out/report.json"
    };

    private static final String[] PLACES = {
        "",
        " ",
        ".",
        "in",
        "out",
        "out/",
        "out/new/deep/x.tif",
        "in/lr.tif",
        "in/lr.tif/below.tif",
        "out/x.xyz",
        "in/none.tif",
        "in/broken.tif",
        "in/text.txt",
        "in/folder.tif",
        "in/nothing",
        "in/dot.tif",
        "in/wild.tif",
        "in/flat.tif",
        "in/far.tif",
        "in/stack.tif",
        "in/tiny.onnx",
        "in/below/two words [1] {a,b}.tif",
        "in/\u00e9\u4e2d.png",
        "out/\u00e9 \ud83d\udd2c.tif",
        "in/[",
        "in/{a",
        "in/[!",
        "in/*.tif",
        "in/**",
        "in/***/*",
        "**/*.tif",
        "*",
        "?",
        "in/*",
        "@in/text.txt",
        "@none",
        "~",
        "%s%n",
        "-",
        "--",
        "out/a b.tif",
        "out/.hidden.tif",
        "out/.tif",
        "out/a.PNG",
        "out/a.jpg",
        "out/" + "n".repeat(300) + ".tif",
        "a:b*c?.tif"
    };
    private static final String[] NUMBERS = {
        "",
        "0",
        "-1",
        "1",
        "2",
        "3",
        "4",
        "8",
        "16",
        "17",
        "100000",
        "2147483647",
        "2147483648",
        "-2147483648",
        "9223372036854775807",
        "99999999999999999999",
        "1e3",
        "0x10",
        "NaN",
        "abc",
        " 2",
        "+2",
        "1.5",
        "\u0663"
    };
    private static final String[] LISTS = {
        "",
        "type",
        "auto",
        "AUTO",
        "0,0,0,0",
        "-5,-5,7,7",
        "11,9,1,1",
        "12,10,1,1",
        "0,0,2147483647,2147483647",
        "2147483647,0,2147483647,1",
        "1,2,3",
        "1,2,3,4",
        "1,2,3,4,5",
        ",,,",
        "5,1",
        "1,1",
        "0,255",
        "0,NaN",
        "-Infinity,0",
        "0,1e308",
        "-1e308,1e308",
        "0,1e-320",
        "0,99999999999",
        "a,b",
        "1 , 2 ,3 , 4"
    };
    private static final String[] NAMES = {
        "",
        "auto",
        "cpu",
        "cuda",
        "CPU ",
        "tpu",
        "single",
        "HALF",
        "half",
        "sisr",
        "magic",
        "sisr-x2",
        "femasr",
        "distance",
        "codes",
        "sisr-x4",
        "sisr-bicubic-x4",
        "percnet",
        "bicubic",
        "area",
        "gaussian",
        "psf",
        "psf:",
        "psf:-1",
        "psf:0",
        "psf:1e9",
        "psf:NaN",
        "psf:0.3",
        "microscope",
        "microscope:0",
        "microscope:1e30",
        "microscope:5",
        "psf:1+noise:3",
        "area+jpeg:0",
        "area+photons:9+",
        "ddim",
        "turbo",
        "good photo",
        "wavelet",
        "second-order",
        "bsrgan",
        "bsrgan-plus",
        "blind",
        "area:2",
        ":",
        "a=b",
        "steps=",
        "=",
        "steps=-1",
        "none.none=1"
    };
    private static final String[] OPTIONS = {
        "-o",
        "--output",
        "--hr-out",
        "--kind",
        "--scale",
        "--seed",
        "--range",
        "--json",
        "--model",
        "--method",
        "--device",
        "--precision",
        "--tile",
        "--threads",
        "--preserve",
        "--selection",
        "--resume",
        "--hr",
        "--lr",
        "--image",
        "--degrade",
        "--reference",
        "--matching",
        "--show",
        "--shortcut",
        "--sampler",
        "--steps",
        "--start",
        "--guidance",
        "--prompt",
        "--negative",
        "--fidelity",
        "--colour",
        "--samples",
        "--temperature",
        "--origin",
        "--paired",
        "--made-reference",
        "--set",
        "--help",
        "--version",
        "-h",
        "-V",
        "--",
        "-x",
        "--nonsense",
        "-o=out/a.tif",
        "--scale=",
        "--scale=2"
    };

    private CommandForge() {}

    static List<byte[]> sound() {
        return Arrays.stream(SOUND).map(line -> bytes(List.of(line.split(" ")))).toList();
    }

    private static byte[] bytes(List<String> words) {
        return String.join("\n", words).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] file(Random random) {
        if (random.nextInt(8) == 0) return bytes(refused(random));
        List<String> words = new ArrayList<>(List.of(pick(random, SOUND).split(" ")));
        for (int n = random.nextInt(4); n >= 0; n -= 2) change(words, random);
        return bytes(words);
    }

    /** Words are added, or those of its options changed that are not the reason why it is refused. */
    private static List<String> refused(Random random) {
        List<String> words = new ArrayList<>(List.of(pick(random, REFUSED).split(" ")));
        if (words.get(0).equals("train") && random.nextBoolean()) {
            words.add("--set");
            words.add(pick(random, NAMES));
        } else if (random.nextBoolean()) words.add(value(random));
        else words.add(pick(random, OPTIONS));
        return words;
    }

    private static void change(List<String> words, Random random) {
        int at = 1 + random.nextInt(words.size());
        boolean there = at < words.size();
        switch (random.nextInt(14)) {
            case 0 -> {
                if (there) words.remove(at);
            }
            case 1 -> words.add(at, pick(random, OPTIONS));
            case 2 -> {
                if (there) words.add(words.get(at));
            }
            case 3, 4 -> {
                String option = pick(random, OPTIONS);
                words.add(option);
                words.add(valueOf(option, "", random));
            }
            default -> {
                if (there && words.get(at).startsWith("-")) at++;
                if (at >= words.size()) words.add(place(random));
                else words.set(at, valueOf(words.get(at - 1), words.get(at), random));
            }
        }
    }

    /** A value that an option nearly takes. */
    private static String valueOf(String option, String now, Random random) {
        if (random.nextInt(12) == 0) return value(random);
        return switch (option) {
            case "--scale", "--tile", "--threads", "--seed", "--shortcut", "--steps", "--guidance", "--fidelity" ->
                pick(random, NUMBERS);
            case "--range", "--selection" -> pick(random, LISTS);
            case "--method", "--device", "--precision", "--kind", "--degrade", "--set" -> pick(random, NAMES);
            case "--matching",
                    "--show",
                    "--paired",
                    "--made-reference",
                    "--sampler",
                    "--start",
                    "--prompt",
                    "--colour" -> pick(random, NAMES);
            case "--model", "--reference" -> random.nextBoolean() ? pick(random, NAMES) : place(random);
            default -> now.isEmpty() || isPlace(now) ? place(random) : value(random);
        };
    }

    private static String value(Random random) {
        return pick(random, random.nextInt(3) == 0 ? NUMBERS : random.nextBoolean() ? LISTS : NAMES);
    }

    private static boolean isPlace(String word) {
        return word.contains("/") || word.equals("in") || word.equals("out");
    }

    private static String place(Random random) {
        return random.nextInt(8) == 0 ? value(random) : pick(random, PLACES);
    }

    private static String pick(Random random, String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
