package io.superres.fiji;

import io.superres.fiji.image.References;
import io.superres.method.MethodSettings;
import org.scijava.plugin.Parameter;

/** What all commands that enlarge files have in common: any method, with what it needs. */
abstract class FilesCommand extends UpscalingCommand {
    @Parameter(
            label = "Method",
            description = "sisr needs nothing else; e2ent2 takes textures from a reference; femasr is for images of "
                    + "unknown quality; refvae enlarges 8 times; stablesr begins with noise",
            choices = {"sisr", "e2ent2", "femasr", "refvae", "stablesr"},
            required = false,
            persist = false)
    private String method = "sisr";

    @Parameter(
            label = "Reference",
            description = "title of an open image, or a file; several with semicolons between; for e2ent2 and refvae",
            style = "images",
            required = false,
            persist = false)
    private String reference = "";

    @Override
    final String method() {
        return method;
    }

    @Override
    final MethodSettings wishes() {
        return MethodSettings.with(References.named(reference, log()::warn));
    }
}
