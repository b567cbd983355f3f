// Enlarges one image four times out of noise that follows it, for several seeds, and maps where the results differ:
// there, what is seen was invented.
//
//   ./superres imagej --headless --macro macros/Upscale_From_Noise.ijm
//   ./superres imagej --headless --macro macros/Upscale_From_Noise.ijm --argument "in.tif,out.tif,map.tif"
//
// Without an argument it takes the bundled nuclei and writes into the working directory.

argument = getArgument();
if (argument == "") {
    root = File.getParent(File.getParent(getInfo("macro.filepath")));
    input = root + "/test-images/nuclei-lr.tif";
    output = getDirectory("cwd") + "nuclei-lr-stablesr-x4.tif";
    map = getDirectory("cwd") + "nuclei-lr-stablesr-x4-deviation.tif";
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
//   seed         the same seed gives the same samples again
//   steps        in which noise is taken away; time grows with them
//   sampler      ddpm, ddim (no new noise on the way), or turbo (four of ddpm)
//   fidelity     how much is taken over from the image itself, 0 to 1
//   colour       wavelet, adain, or none: how intensities are made those of the image again
//   guidance     above 1, leads away from the words in "negative"; takes twice the time
//   uncertainty  true also shows the standard deviation of the samples
//   mean         true also shows their mean
run("SR StableSR...", "image=[" + title + "] samples=4 seed=1 steps=4 fidelity=0.75 uncertainty=true");

name = File.getNameWithoutExtension(input);
selectImage(name + "-stablesr-x4-deviation");
getStatistics(area, mean, min, max);
print("mean standard deviation of the samples: " + mean + ", at most " + max);
saveAs("tiff", map);

selectImage(name + "-stablesr-x4");
getDimensions(width, height, channels, slices, frames);
print(frames + " samples of " + width + " x " + height + " pixels");
saveAs("tiff", output);
print("saved " + output);
close("*");
