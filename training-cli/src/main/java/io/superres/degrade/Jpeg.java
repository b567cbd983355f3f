package io.superres.degrade;

import io.superres.SuperresException;
import io.superres.image.Plane;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The way through a JPEG file: baseline, libjpeg's tables, colours with half the resolution along both axes (4:2:0). */
final class Jpeg {
    private Jpeg() {}

    /** @param quality 1 to 100, as libjpeg counts */
    static Scene through(Scene image, int quality) {
        return decode(encode(image, quality), image);
    }

    static byte[] encode(Scene image, int quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(javaQuality(quality));
            writer.write(null, new IIOImage(toImage(image), null, null), parameters);
        } catch (IOException e) {
            throw new SuperresException("could not encode a JPEG image: " + e.getMessage(), e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Java inverts the same formula as libjpeg, which multiplies its tables with a whole number of percent. */
    private static float javaQuality(int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        return quality < 50 ? 50f / percent : 1 - percent / 200f;
    }

    private static BufferedImage toImage(Scene scene) {
        BufferedImage image = new BufferedImage(
                scene.width(),
                scene.height(),
                scene.isColour() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster raster = image.getRaster();
        for (int c = 0; c < scene.planes().size(); c++)
            raster.setSamples(
                    0,
                    0,
                    scene.width(),
                    scene.height(),
                    c,
                    Scene.toLevels(scene.planes().get(c)).toEightBit().pixels());
        return image;
    }

    private static Scene decode(byte[] bytes, Scene like) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in);
            Raster raster = reader.read(0).getRaster();
            List<Plane> planes = new ArrayList<>();
            for (int c = 0; c < like.planes().size(); c++) {
                float[] levels = raster.getSamples(0, 0, like.width(), like.height(), c, (float[]) null);
                planes.add(new Plane(levels, like.width(), like.height()).linear(1 / 255.0, 0));
            }
            return new Scene(planes, like.eightBit());
        } catch (IOException e) {
            throw new SuperresException("could not decode a JPEG image: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }
}
