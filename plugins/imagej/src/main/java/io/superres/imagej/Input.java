package io.superres.imagej;

import ij.ImagePlus;
import io.superres.BadInputException;
import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;
import org.scijava.widget.FileWidget;

/**
 * A parameter of a command that a user can set.
 *
 * @param item what the command says about it
 * @param standard its value if nobody sets it; null for an image
 */
record Input(ModuleItem<?> item, Object standard) {
    /** How a parameter is asked for. */
    enum Kind {
        IMAGE,
        NUMBER,
        FLAG,
        CHOICE,
        TEXT,
        FILE,
        FOLDER
    }

    /** The style of texts that may name open images. */
    private static final String NAMES_IMAGES = "images";

    private static final Set<Kind> MATERIAL = EnumSet.of(Kind.IMAGE, Kind.FILE, Kind.FOLDER);

    /** The parameters of a command, without services, messages and buttons; what it works on comes first. */
    static List<Input> of(Module module) {
        List<Input> inputs = new ArrayList<>();
        for (ModuleItem<?> item : module.getInfo().inputs())
            if (isForUsers(item)) inputs.add(new Input(item, module.getInput(item.getName())));
        inputs.sort(Comparator.comparing(input -> !MATERIAL.contains(input.kind())));
        return inputs;
    }

    private static boolean isForUsers(ModuleItem<?> item) {
        return item.getVisibility() == ItemVisibility.NORMAL
                && Stream.of(Service.class, Context.class, org.scijava.widget.Button.class)
                        .noneMatch(type -> type.isAssignableFrom(item.getType()));
    }

    String name() {
        return item.getName();
    }

    String label() {
        String label = item.getLabel();
        return label == null || label.isEmpty() ? name() : label;
    }

    String description() {
        String description = item.getDescription();
        return description == null ? "" : description;
    }

    Kind kind() {
        if (ImagePlus.class.isAssignableFrom(item.getType())) return Kind.IMAGE;
        if (isWhole() || isReal()) return Kind.NUMBER;
        if (is(boolean.class, Boolean.class)) return Kind.FLAG;
        if (is(File.class)) return FileWidget.DIRECTORY_STYLE.equals(item.getWidgetStyle()) ? Kind.FOLDER : Kind.FILE;
        return choices().length > 0 ? Kind.CHOICE : Kind.TEXT;
    }

    /** Whether the text names open images, besides files. */
    boolean namesImages() {
        return kind() == Kind.TEXT && NAMES_IMAGES.equals(item.getWidgetStyle());
    }

    String[] choices() {
        List<?> choices = item.getChoices();
        return choices == null
                ? new String[0]
                : choices.stream().map(String::valueOf).toArray(String[]::new);
    }

    /** The standard value as it is shown and recorded. */
    String standardText() {
        return standard == null ? "" : standard.toString();
    }

    /**
     * @return the value, or null for no file
     * @throws BadInputException if the text is no value of this parameter
     */
    Object parse(String text) {
        return switch (kind()) {
            case IMAGE -> OpenImages.named(text);
            case NUMBER -> number(text.trim());
            case FLAG -> Boolean.valueOf(text.trim());
            case CHOICE, TEXT -> text;
            case FILE, FOLDER -> text.isBlank() ? null : new File(text.trim());
        };
    }

    private Object number(String text) {
        try {
            if (is(int.class, Integer.class)) return Integer.valueOf(text);
            if (is(long.class, Long.class)) return Long.valueOf(text);
            if (is(float.class, Float.class)) return Float.valueOf(text);
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new BadInputException(
                    "'" + text + "' for " + name() + " is not " + (isWhole() ? "a whole number" : "a number"), e);
        }
    }

    private boolean isWhole() {
        return is(int.class, Integer.class, long.class, Long.class);
    }

    private boolean isReal() {
        return is(float.class, Float.class, double.class, Double.class);
    }

    private boolean is(Class<?>... types) {
        return List.of(types).contains(item.getType());
    }
}
