// Enlarges one image of unknown blur, noise and compression four times, and shows how far its features are from the
// entries of the codebook that stand for them.
//
//   ./superres imagej --headless --macro macros/Upscale_Unknown_Quality.ijm
//   ./superres imagej --headless --macro macros/Upscale_Unknown_Quality.ijm --argument "in.tif,out.tif"
//
// Without an argument it takes the bundled filaments.

argument = getArgument();
if (argument == "") {
    root = File.getParent(File.getParent(getInfo("macro.filepath")));
    input = root + "/test-images/filaments-lr.png";
    output = getDirectory("cwd") + "filaments-lr-femasr-x4.tif";
} else {
    files = split(argument, ",");
    input = files[0];
    output = files[1];
}

open(input);
title = getTitle();

// Keys beside those of SR Single Image...:
//   shortcut  how much may pass by the codebook, 0 to 1
//   distance  true also shows how far the features of each place are from what the codebook has for them
//   codes     true also shows which entry of the codebook stands for each place
run("SR FeMaSR...", "image=[" + title + "] scale=4 distance=true");

// Where the map is bright, the codebook has no good entry. That is a weak warning: see plugins/fiji/docs/femasr.md.
selectImage(File.getNameWithoutExtension(input) + "-femasr-x4-distance");
getStatistics(area, mean, min, max);
print("mean distance from the codebook: " + mean / (pow(2, minOf(bitDepth(), 16)) - 1));

selectImage(File.getNameWithoutExtension(input) + "-femasr-x4");
saveAs("tiff", output);
print("saved " + output);
close("*");
