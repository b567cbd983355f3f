package io.superres.fiji.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import org.junit.jupiter.api.Test;

class MacroOptionsTest {

    @Test
    void readsValuesBracketsQuotesAndFlags() {
        MacroOptions options =
                MacroOptions.parse("image=[my [best] cells.tif] scale=4 Fast model='a b' range=0,4095 empty=[] ");

        assertThat(options.get("image")).contains("my [best] cells.tif");
        assertThat(options.get("scale")).contains("4");
        assertThat(options.get("fast")).contains("true");
        assertThat(options.get("model")).contains("a b");
        assertThat(options.get("range")).contains("0,4095");
        assertThat(options.get("empty")).contains("");
        assertThat(options.get("device")).isEmpty();
    }

    @Test
    void keysInsideValuesAreNoKeys() {
        MacroOptions options = MacroOptions.parse("model=[/tmp/ scale=9/x.onnx] scale=2");

        assertThat(options.get("scale")).contains("2");
        assertThat(options.keys()).containsExactly("model", "scale");
    }

    @Test
    void emptyTextHasNoKeys() {
        assertThat(MacroOptions.parse("").keys()).isEmpty();
        assertThat(MacroOptions.parse("  ").keys()).isEmpty();
    }

    @Test
    void openBracketIsAnError() {
        assertThatThrownBy(() -> MacroOptions.parse("image=[cells scale=4"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'image'");
    }
}
