package io.superres.session.child;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.onnx.Networks;
import io.superres.onnx.OnnxFile;
import io.superres.session.Device;
import io.superres.session.Session;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Host programs load plugins by class loaders of their own, and have a class path that knows nothing of them. */
class ForeignLoaderTest {

    @Test
    void theJarsAreFoundAllTheSame() throws Exception {
        List<URL> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
            jars.add(Path.of(entry).toUri().toURL());
        byte[] model = OnnxFile.encode(Networks.plain(2, 1, 1, 1));
        try (URLClassLoader loader =
                new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(ChildSession.class.getName());
            assertThat(type).isNotEqualTo(ChildSession.class);
            Class<?> device = loader.loadClass(Device.class.getName());
            Object cpu = device.getField("CPU").get(null);
            Object session =
                    type.getMethod("open", byte[].class, device, int.class).invoke(null, model, cpu, 1);
            try {
                assertThat(type.getMethod("device").invoke(session)).isSameAs(cpu);
            } finally {
                loader.loadClass(Session.class.getName()).getMethod("close").invoke(session);
            }
        }
    }
}
