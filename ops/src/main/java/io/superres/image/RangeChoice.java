package io.superres.image;

import io.superres.BadInputException;

/** How the {@link IntensityRange} of an image is chosen; as text, what {@link #parse} reads. */
public sealed interface RangeChoice {
    /** 8-bit: 0 to 255. Others: from the 0.1 to the 99.9 percentile of the whole channel. */
    record Auto() implements RangeChoice {
        @Override
        public String toString() {
            return "auto";
        }
    }

    /** Everything the pixel type can hold; 0 to 1 for float. */
    record Type() implements RangeChoice {
        @Override
        public String toString() {
            return "type";
        }
    }

    /** Given by the user. */
    record Fixed(IntensityRange range) implements RangeChoice {
        @Override
        public String toString() {
            return range.low() + "," + range.high();
        }
    }

    RangeChoice AUTO = new Auto();

    /**
     * Reads {@code auto}, {@code type} or {@code LO,HI}.
     *
     * @throws BadInputException if the text is none of these
     */
    static RangeChoice parse(String text) {
        if (text.equals("auto")) return AUTO;
        if (text.equals("type")) return new Type();
        String[] parts = text.split(",");
        try {
            if (parts.length == 2)
                return new Fixed(
                        new IntensityRange(Double.parseDouble(parts[0].trim()), Double.parseDouble(parts[1].trim())));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "the range '" + text + "' is impossible; give two rising numbers like 0,4095", e);
        }
        throw new BadInputException(
                "the range '" + text + "' is not understood; use auto, type or two numbers like 0,4095");
    }
}
