package io.superres.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.method.Methods;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What SciJava Ops reads about our ops agrees with the methods there are. */
class OpListingTest {

    @Test
    void everyMethodHasAnOpOfItsOwn() throws Exception {
        assertThat(names())
                .containsAll(Methods.names().stream().map("sr."::concat).toList());
        assertThat(names()).contains("sr.upscale", "sr.bicubic", "sr.psnr", "sr.ssim", "sr.msSsim", "sr.gmsd");
        assertThat(names()).allMatch(name -> name.startsWith("sr."));
    }

    @Test
    void everyEntryIsAPublicStaticMethodWithItsParameters() throws Exception {
        for (OpListing op : OpListing.all()) {
            Method method = op.method();
            assertThat(Modifier.toString(method.getModifiers())).as(op.source()).isEqualTo("public static");
            assertThat(Modifier.isPublic(method.getDeclaringClass().getModifiers()))
                    .as(op.source())
                    .isTrue();
            assertThat(op.inputs().stream().map(OpListing.Input::name))
                    .as(op.source())
                    .containsExactlyElementsOf(Arrays.stream(method.getParameters())
                            .map(Parameter::getName)
                            .toList());
        }
    }

    /** Inputs are left out from the end. */
    @Test
    void nullableInputsStandTogetherAndAreObjects() throws Exception {
        for (OpListing op : OpListing.all()) {
            boolean before = false;
            for (OpListing.Input input : op.inputs()) {
                if (input.container()) continue;
                assertThat(input.nullable())
                        .as("%s, %s", op.source(), input.name())
                        .isIn(before, true);
                before = input.nullable();
            }
            Class<?>[] types = op.method().getParameterTypes();
            for (int i = 0; i < types.length; i++)
                assertThat(types[i].isPrimitive()).as("%s, %d", op.source(), i).isFalse();
        }
    }

    /** A parameter whose description the indexer cannot read is lost without a word, so each public method is looked up. */
    @Test
    void noOpIsForgotten() throws Exception {
        List<Method> listed = OpListing.all().stream()
                .map(op -> {
                    try {
                        return op.method();
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(Stream.of(MethodOps.class, BicubicOps.class, QualityOps.class)
                        .flatMap(holder -> Arrays.stream(holder.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .toList());
    }

    private static List<String> names() throws Exception {
        return OpListing.all().stream().flatMap(op -> op.names().stream()).toList();
    }
}
