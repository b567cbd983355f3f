package io.superres.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorTest {
    @Test
    void theFlagsTell() {
        assertThat(Processor.lacksBfloat16(List.of("model name\t: X", "flags\t\t: fpu sse2 avx2")))
                .isTrue();
        assertThat(Processor.lacksBfloat16(List.of("flags\t\t: fpu avx2 amx_bf16 amx_tile")))
                .isFalse();
        assertThat(Processor.lacksBfloat16(List.of("Features\t: fp asimd bf16")))
                .isFalse();
        assertThat(Processor.lacksBfloat16(List.of("model name\t: X"))).isFalse();
    }
}
