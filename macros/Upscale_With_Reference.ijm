// Enlarges one image four times with textures from a reference: a sharp image of the same kind of sample, such as
// another field, another channel, or a slow frame of high resolution.
//
//   ./superres imagej --headless --macro macros/Upscale_With_Reference.ijm
//   ./superres imagej --headless --macro macros/Upscale_With_Reference.ijm --argument "in.tif,reference.tif,out.tif"
//
// Without an argument it takes the bundled nuclei, and as reference the same nuclei at an earlier time.

argument = getArgument();
if (argument == "") {
    root = File.getParent(File.getParent(getInfo("macro.filepath")));
    input = root + "/test-images/nuclei-lr.tif";
    reference = root + "/test-images/nuclei-earlier.tif";
    output = getDirectory("cwd") + "nuclei-lr-e2ent2-x4.tif";
} else {
    files = split(argument, ",");
    input = files[0];
    reference = files[1];
    output = files[2];
}

open(input);
title = getTitle();

// Keys beside those of SR Single Image...:
//   reference   title of an open image, or a file; several with semicolons between
//   matching    exact, fast, or auto, which decides by size
//   confidence  true also shows how similar what was found in the reference is to the image
run("SR E2ENT2...", "image=[" + title + "] reference=[" + reference + "] confidence=true");

// Where the map is dark, nothing similar was found: detail there comes from the model alone.
selectImage(File.getNameWithoutExtension(input) + "-e2ent2-x4-confidence");
getStatistics(area, mean, min, max);
print("mean similarity of what was found: " + mean / (pow(2, minOf(bitDepth(), 16)) - 1));

selectImage(File.getNameWithoutExtension(input) + "-e2ent2-x4");
saveAs("tiff", output);
print("saved " + output);
close("*");
