package io.superres.fiji;

import ij.ImagePlus;
import io.superres.fiji.image.References;
import io.superres.method.MethodSettings;
import io.superres.method.Shown;
import io.superres.method.e2ent2.Matching;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code Plugins > Super-Resolution > SR E2ENT2...} */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>Super-Resolution>SR E2ENT2...",
        description = "Enlarges an image 4 times with textures from reference images of the same kind of sample: "
                + "another field, another channel, a slow frame of high resolution.",
        headless = true)
public class E2ent2Command extends ImageCommand {
    @Parameter(
            label = "Reference",
            description =
                    "title of an open image, or a file; several with semicolons between. Without any, detail comes "
                            + "from the model alone",
            style = "images",
            required = false,
            persist = false)
    private String reference = "";

    @Parameter(
            label = "Matching",
            description = "exact compares everything with everything; fast finds nearly as much; auto decides by size",
            choices = {"auto", "exact", "fast"},
            required = false,
            persist = false)
    private String matching = "auto";

    @Parameter(
            label = "Confidence map",
            description = "also shows how similar what was found in the references is to the image",
            required = false,
            persist = false)
    private boolean confidence = false;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus map;

    private MethodSettings wishes;

    @Override
    String method() {
        return "e2ent2";
    }

    @Override
    MethodSettings wishes() {
        return wishes;
    }

    @Override
    void upscale(SciJavaProgress progress) {
        MethodSettings chosen =
                MethodSettings.with(References.named(reference, log()::warn)).matching(Matching.parse(matching));
        if (confidence) {
            wishes = chosen.showing(Shown.CONFIDENCE);
            map = upscaler(part()).upscale(image(), progress);
        }
        wishes = chosen;
        super.upscale(progress);
    }
}
