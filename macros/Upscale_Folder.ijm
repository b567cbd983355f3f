// Enlarges every image of a folder and saves the results as TIFF in another folder.
//
//   ./superres imagej --headless --macro macros/Upscale_Folder.ijm --argument "infolder,outfolder,2"
//
// The number is the scale. Without an argument the macro asks for the folders; without a display too, it takes
// the bundled test images and writes to the folder "upscaled" where it was started.

argument = getArgument();
if (argument == "" && getInfo("java.awt.headless") == "true") {
    input = File.getParent(File.getParent(getInfo("macro.filepath"))) + "/test-images";
    output = getDirectory("cwd") + "upscaled";
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
if (!endsWith(input, "/")) input = input + "/";
if (!endsWith(output, "/")) output = output + "/";
File.makeDirectory(output);

setBatchMode(true);
files = getFileList(input);
done = 0;
for (i = 0; i < files.length; i++) {
    if (endsWith(files[i], ".tif") || endsWith(files[i], ".png") || endsWith(files[i], ".jpg")) {
        open(input + files[i]);
        // image= is left out: the current image is enlarged.
        run("SR Single Image...", "scale=" + scale);
        saveAs("tiff", output + getTitle());
        print("saved " + getTitle());
        close("*");
        done++;
    }
}
print(done + " images enlarged");
