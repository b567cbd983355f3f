package io.superres.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FallbackTest {
    private final List<String> notes = new ArrayList<>();
    private final List<Device> tried = new ArrayList<>();

    /** Remembers what it was asked for; fails on the graphics card. */
    private Function<Device, Device> failing(RuntimeException failure) {
        return device -> {
            tried.add(device);
            if (device == Device.CUDA) throw failure;
            return device;
        };
    }

    private Device working(Device device) {
        tried.add(device);
        return device;
    }

    @Test
    void aWorkingCardIsTaken() {
        Fallback fallback = new Fallback(RuntimePackage.GPU, true);
        assertThat(fallback.open(DeviceChoice.AUTO, this::working, notes::add)).isEqualTo(Device.CUDA);
        assertThat(fallback.open(DeviceChoice.CUDA, this::working, notes::add)).isEqualTo(Device.CUDA);
        assertThat(fallback.open(DeviceChoice.CPU, this::working, notes::add)).isEqualTo(Device.CPU);
        assertThat(notes).isEmpty();
    }

    @Test
    void aFailingCardIsToldOnceForEachReason() {
        Fallback fallback = new Fallback(RuntimePackage.GPU, true);
        DeviceException broken = new DeviceException("no driver", null);
        DeviceMemoryException full = new DeviceMemoryException("card full", null);

        for (int image = 0; image < 3; image++) {
            assertThat(fallback.open(DeviceChoice.AUTO, failing(broken), notes::add))
                    .isEqualTo(Device.CPU);
            assertThat(fallback.open(DeviceChoice.AUTO, failing(full), notes::add))
                    .isEqualTo(Device.CPU);
        }

        assertThat(notes).containsExactly("running on the CPU: no driver", "running on the CPU: card full");
        assertThat(tried).startsWith(Device.CUDA, Device.CPU);
    }

    @Test
    void aDemandedCardThatFailsIsAnError() {
        Fallback fallback = new Fallback(RuntimePackage.GPU, true);
        DeviceException broken = new DeviceException("no driver", null);
        assertThatThrownBy(() -> fallback.open(DeviceChoice.CUDA, failing(broken), notes::add))
                .isSameAs(broken);
        assertThat(tried).containsExactly(Device.CUDA);
    }

    @Test
    void aBadModelIsNotTheCardsFault() {
        Fallback fallback = new Fallback(RuntimePackage.GPU, true);
        BadInputException bad = new BadInputException("no model");
        assertThatThrownBy(() -> fallback.open(DeviceChoice.AUTO, failing(bad), notes::add))
                .isSameAs(bad);
        assertThat(notes).isEmpty();
    }

    @Test
    void thePackageWithoutCudaIsNotTried() {
        assertThat(new Fallback(RuntimePackage.CPU_ONLY, false).open(DeviceChoice.AUTO, this::working, notes::add))
                .isEqualTo(Device.CPU);
        assertThat(notes).isEmpty();
        assertThat(new Fallback(RuntimePackage.CPU_ONLY, true).open(DeviceChoice.AUTO, this::working, notes::add))
                .isEqualTo(Device.CPU);
        assertThat(notes).singleElement().asString().contains("graphics card", "README");
        assertThat(tried).containsOnly(Device.CPU);
        assertThatThrownBy(() ->
                        new Fallback(RuntimePackage.CPU_ONLY, true).open(DeviceChoice.CUDA, this::working, notes::add))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("device=cpu");
    }
}
