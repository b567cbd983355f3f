// Enlarges all images of a folder and its sub-folders. Run it again after an interruption: finished images are skipped.
//
//   ./superres imagej --headless --macro macros/Batch_Folder.ijm --argument "infolder,outfolder,2"
//
// The number is the scale. Without an argument the macro asks for the folders; without a display too, it takes
// the bundled test images and writes to the folder "batch" where it was started.

argument = getArgument();
if (argument == "" && getInfo("java.awt.headless") == "true") {
    input = File.getParent(File.getParent(getInfo("macro.filepath"))) + "/test-images";
    output = getDirectory("cwd") + "batch";
    scale = 2;
} else if (argument == "") {
    input = getDirectory("Folder with images to enlarge");
    output = getDirectory("Folder for the results");
    scale = getNumber("Scale", 4);
} else {
    parts = split(argument, ",");
    input = parts[0];
    output = parts[1];
    scale = parseInt(parts[2]);
}

// Keys besides these: model, device, tile, range, preserve, precision, safe; see Upscale_Image.ijm.
//   folder   images here and in sub-folders are enlarged; files that are no images are passed over
//   output   folder for the results, with the same sub-folders, and for superres-report.csv
//   resume   leave alone what is finished: results of the same image, model and settings
// An image that fails does not stop the others; the macro stops here afterwards.
run("SR Batch Folder...", "folder=[" + input + "] output=[" + output + "] scale=" + scale + " resume");

print("the report is " + output + "/superres-report.csv");
