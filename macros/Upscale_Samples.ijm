// Enlarges one image eight times in ten ways that all fit it, and maps where they differ.
//
//   ./superres imagej --headless --macro macros/Upscale_Samples.ijm
//   ./superres imagej --headless --macro macros/Upscale_Samples.ijm --argument "in.tif,out.tif,map.tif"
//
// Without an argument it takes the bundled nuclei and writes into the working directory.

argument = getArgument();
if (argument == "") {
    root = File.getParent(File.getParent(getInfo("macro.filepath")));
    input = root + "/test-images/nuclei-lr.tif";
    output = getDirectory("cwd") + "nuclei-lr-refvae-x8.tif";
    map = getDirectory("cwd") + "nuclei-lr-refvae-x8-deviation.tif";
} else {
    files = split(argument, ",");
    input = files[0];
    output = files[1];
    map = files[2];
}

open(input);
title = getTitle();

// Keys beside those of SR Single Image...:
//   samples      how many results; more than one become a stack
//   reference    title of an open image, or a file, whose looks the samples follow
//   origin       auto, reference, self, random, or random-z: what samples are drawn around
//   temperature  spread of the samples: 1 as learnt, 0 none
//   seed         the same seed gives the same samples again
//   uncertainty  true also shows the standard deviation of the samples
//   mean         true also shows their mean
run("SR RefVAE...", "image=[" + title + "] samples=10 origin=random seed=1 uncertainty=true");

name = File.getNameWithoutExtension(input);
selectImage(name + "-refvae-x8-deviation");
getStatistics(area, mean, min, max);
print("mean standard deviation of the samples: " + mean);
saveAs("tiff", map);

// One way to use the samples: measure each, and give the spread of what was measured.
selectImage(name + "-refvae-x8");
Stack.getDimensions(width, height, channels, slices, frames);
smallest = 1e30;
largest = 0;
for (frame = 1; frame <= frames; frame++) {
    Stack.setFrame(frame);
    setAutoThreshold("Otsu dark");
    getThreshold(lower, upper);
    resetThreshold();
    smallest = minOf(smallest, lower);
    largest = maxOf(largest, lower);
}
print("Otsu's threshold over " + frames + " samples: " + smallest + " to " + largest);
saveAs("tiff", output);
print("saved " + output);
close("*");
