package io.superres.imagej;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import io.superres.CancelledException;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.TextField;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import java.util.stream.Stream;

/** Asks for the parameters of a command in a window that looks like ImageJ's own, and records the answers. */
final class CommandDialog {
    /** Wide enough for most paths, and for the whole title. */
    private static final int COLUMNS = 30;

    private final GenericDialog dialog;
    private final List<Input> inputs;
    private final List<ImagePlus> images = OpenImages.all();

    CommandDialog(String title, String description, List<Input> inputs) {
        this.inputs = inputs;
        dialog = new GenericDialog(title);
        inputs.forEach(this::add);
        dialog.addHelp(help(title, description));
    }

    private String help(String title, String description) {
        StringBuilder html = new StringBuilder("<html><h2>" + title + "</h2>");
        if (description != null) html.append("<p>").append(description).append("</p>");
        html.append("<table cellpadding=3>");
        for (Input input : inputs)
            html.append("<tr><td><b>")
                    .append(input.label())
                    .append("</b></td><td>")
                    .append(input.description())
                    .append("</td></tr>");
        return html.append("</table></html>").toString();
    }

    private void add(Input input) {
        switch (input.kind()) {
            case IMAGE -> {
                ImagePlus current = WindowManager.getCurrentImage();
                dialog.addImageChoice(input.label(), current == null ? null : current.getTitle());
            }
            case NUMBER -> {
                double value = ((Number) input.standard()).doubleValue();
                dialog.addNumericField(input.label(), value, value == Math.rint(value) ? 0 : 3);
            }
            case FLAG -> dialog.addCheckbox(input.label(), (Boolean) input.standard());
            case CHOICE -> dialog.addChoice(input.label(), input.choices(), input.standardText());
            case TEXT -> {
                dialog.addStringField(input.label(), input.standardText(), COLUMNS);
                if (input.namesImages()) offerImages();
            }
            case FILE -> dialog.addFileField(input.label(), input.standardText(), COLUMNS);
            case FOLDER -> dialog.addDirectoryField(input.label(), input.standardText(), COLUMNS);
        }
    }

    /** A list beside the last text, to which it adds the title that is chosen. */
    private void offerImages() {
        String[] titles = Stream.concat(Stream.of("-"), images.stream().map(ImagePlus::getTitle))
                .toArray(String[]::new);
        dialog.addChoice("add open image", titles, titles[0]);
        TextField text = (TextField) dialog.getStringFields().lastElement();
        Choice list = (Choice) dialog.getChoices().lastElement();
        list.addItemListener(event -> {
            if (list.getSelectedIndex() == 0) return;
            text.setText(
                    text.getText().isBlank() ? list.getSelectedItem() : text.getText() + ";" + list.getSelectedItem());
            list.select(0);
        });
    }

    /**
     * @throws CancelledException if the user closes the window
     * @throws io.superres.BadInputException if an answer cannot be read
     */
    Map<String, Object> ask() {
        dialog.showDialog();
        if (dialog.wasCanceled()) throw new CancelledException();
        // Reading the components instead of calling getNextNumber() and so on leaves recording to us: those would
        // record the labels as keys, Fiji records the names.
        Iterator<TextField> numbers = components(dialog.getNumericFields());
        Iterator<TextField> texts = components(dialog.getStringFields());
        Iterator<Checkbox> flags = components(dialog.getCheckboxes());
        Iterator<Choice> choices = components(dialog.getChoices());
        Map<String, Object> values = new LinkedHashMap<>();
        for (Input input : inputs) {
            Object value =
                    switch (input.kind()) {
                        case IMAGE -> images.get(choices.next().getSelectedIndex());
                        case NUMBER -> input.parse(numbers.next().getText());
                        case FLAG -> flags.next().getState();
                        case CHOICE -> choices.next().getSelectedItem();
                        case TEXT -> {
                            if (input.namesImages()) choices.next(); // only there to fill the text
                            yield texts.next().getText();
                        }
                        case FILE, FOLDER -> input.parse(texts.next().getText());
                    };
            values.put(input.name(), value);
        }
        if (Recorder.record) values.forEach(CommandDialog::record);
        return values;
    }

    private static void record(String name, Object value) {
        if (value == null) return;
        Recorder.recordOption(name, value instanceof ImagePlus image ? image.getTitle() : value.toString());
    }

    @SuppressWarnings("unchecked")
    private static <T> Iterator<T> components(Vector<?> components) {
        return components == null ? List.<T>of().iterator() : ((Vector<T>) components).iterator();
    }
}
