// Enlarges one image four times and saves the result as TIFF.
//
//   ./superres imagej --headless --macro macros/Upscale_Image.ijm
//   ./superres imagej --headless --macro macros/Upscale_Image.ijm --argument "in.tif,out.tif"
//
// Or open it in ImageJ or Fiji (Plugins>Macros>Edit...) and press Run. Without an argument it takes the
// bundled nuclei and writes nuclei-lr-sisr-x4.tif to the folder it was started from.

argument = getArgument();
if (argument == "") {
    root = File.getParent(File.getParent(getInfo("macro.filepath")));
    input = root + "/test-images/nuclei-lr.tif";
    output = getDirectory("cwd") + "nuclei-lr-sisr-x4.tif";
} else {
    files = split(argument, ",");
    input = files[0];
    output = files[1];
}

open(input);
title = getTitle();

// Every key may be left out; these are the defaults. What they mean:
//   image   title of the image to enlarge (left out: the current image)
//   scale   how many times larger along x and y
//   model   auto, or the id, folder or .onnx file of a model
//   device  auto, cpu or cuda
//   tile    largest extent of a tile in pixels, 0 to let the program choose
//   range   which pixel values are black and white for the network: auto, type, or two numbers like 0,4095
run("SR Single Image...", "image=[" + title + "] scale=4 model=auto device=auto tile=0 range=auto");

// The result is now the current image. Pixel size, colours, slices and frames are those of the input.
saveAs("tiff", output);
print("saved " + output);
close("*");
