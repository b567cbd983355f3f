// Fits a model to the planes of one stack, from these LR images alone, and enlarges the stack with it.
//
//   ./superres imagej --headless --macro macros/Adapt_Model.ijm
//   ./superres imagej --headless --macro macros/Adapt_Model.ijm --argument "stack.tif,my-microscope,400,out.tif"
//
// Without an argument it takes the bundled cells. A name can be used once: an installed model is never replaced.

argument = getArgument();
if (argument == "") {
    root = File.getParent(File.getParent(getInfo("macro.filepath")));
    input = root + "/test-images/cells-hyperstack.tif";
    name = "cells-x4";
    steps = 100;
    output = getDirectory("cwd") + "cells-fitted-x4.tif";
} else {
    parts = split(argument, ",");
    input = parts[0];
    name = parts[1];
    steps = parts[2];
    output = parts[3];
}

open(input);
title = getTitle();

// Keys: images (title of a stack, or a folder), model, name, minutes, steps, program. A model that held-out images do not
// call better is not installed as another one: then the fitted model is the one that was given.
run("SR Adapt Model...", "images=[" + title + "] model=sisr-x4 name=" + name + " minutes=10 steps=" + steps);

run("SR Single Image...", "image=[" + title + "] model=" + name);
saveAs("tiff", output);
print("saved " + output);
close("*");
