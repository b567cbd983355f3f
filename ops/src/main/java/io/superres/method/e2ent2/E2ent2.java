package io.superres.method.e2ent2;

import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.method.MethodSettings;
import io.superres.method.Shown;
import io.superres.method.SuperResolver;
import io.superres.method.sisr.SingleImage;
import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.onnx.ReceptiveField;
import io.superres.session.Device;
import io.superres.tile.PlaneTask;
import io.superres.tile.Seams;
import io.superres.tile.Stages;
import io.superres.tile.Tile;
import io.superres.tile.TileSettings;
import io.superres.tile.TiledNetwork;
import java.util.List;
import net.imglib2.type.numeric.RealType;

/**
 * Super-resolution with textures from reference images (Xie et al. 2020). The features of every LR patch of 3 x 3 pixels
 * look for the most similar ones in the reduced references; the features that lie there in the references themselves
 * are its textures, which a decoder turns into detail. Every patch is compared with whole references, while networks see
 * tiles: results do not depend on tiles or threads.
 */
public final class E2ent2 implements SuperResolver {
    /** The decoder works at HR resolution and needs much memory; larger tiles would gain little. */
    private static final int LARGEST_TILE = 128;

    private final SuperResolver single;
    private final TiledNetwork decoder;
    private final ReferenceSearch search;

    private E2ent2(SuperResolver single, TiledNetwork decoder, ReferenceSearch search) {
        this.single = single;
        this.decoder = decoder;
        this.search = search;
    }

    /**
     * Makes a model ready to run. Without references, its branch for single images is.
     *
     * @param model a folder with the networks that {@link E2ent2Model} names
     * @throws BadInputException if a reference is smaller than 12 x 12 pixels, or confidence is asked for without any
     */
    public static SuperResolver open(Model model, TileSettings settings, MethodSettings wishes) {
        if (wishes.shown() == Shown.CONFIDENCE) {
            if (wishes.references().isEmpty())
                throw new BadInputException("there is no confidence without a reference; name one");
            return new Confidence(ReferenceSearch.open(model, settings, wishes), settings.tile());
        }
        SuperResolver single = SingleImage.open(model, settings);
        if (wishes.references().isEmpty()) {
            settings.session()
                    .note()
                    .accept("no reference is given: detail comes from the model alone, as in single-image methods");
            return single;
        }
        ReferenceSearch search = null;
        try {
            search = ReferenceSearch.open(model, settings, wishes);
            Graph decoder = E2ent2Model.decoder(model, search.encoder().channels());
            TileSettings small =
                    new TileSettings(settings.session(), Math.min(settings.tile(), LARGEST_TILE), settings.threads());
            return new E2ent2(single, TiledNetwork.open(decoder, Textures.RATIO, 1, small), search);
        } catch (RuntimeException e) {
            single.close();
            if (search != null) search.close();
            throw e;
        }
    }

    @Override
    public int scale() {
        return Textures.RATIO;
    }

    @Override
    public int channels() {
        return single.channels();
    }

    @Override
    public Device device() {
        return decoder.device();
    }

    /** How far the networks look around a pixel of the input; every pixel of the references counts everywhere. */
    @Override
    public ReceptiveField receptiveField() {
        return new ReceptiveField.Finite(reach(decoder) + search.reach(), 1);
    }

    static int reach(TiledNetwork network) {
        return network.receptiveField() instanceof ReceptiveField.Finite finite ? finite.halo() : 0;
    }

    @Override
    public int tile() {
        return decoder.tile();
    }

    @Override
    public <T extends RealType<T>> Seams upscale(List<PlaneTask<T>> planes, Progress progress) {
        Stages stages =
                new Stages(progress, planes.stream().mapToLong(this::pieces).sum());
        for (PlaneTask<T> plane : planes) {
            if (isTooSmall(plane)) single.upscale(List.of(plane), stages.next(1));
            else {
                Tile part = needed(plane);
                ReferenceSearch.Found found = search.search(plane, part, stages.next(searched(plane, part)));
                decoder.run(
                        List.of(plane.guided(new TextureGuide(found, search.encoder()))),
                        stages.next(decoder.pieces(plane)));
            }
        }
        return Seams.NONE;
    }

    /** The LR pixels that the decoder sees. */
    private <T extends RealType<T>> Tile needed(PlaneTask<T> plane) {
        return plane.part(Textures.RATIO, 1).grown(reach(decoder)).within(plane.width(), plane.height());
    }

    private <T extends RealType<T>> long pieces(PlaneTask<T> plane) {
        return isTooSmall(plane) ? 1 : searched(plane, needed(plane)) + decoder.pieces(plane);
    }

    static long searched(PlaneTask<?> plane, Tile part) {
        return Matches.pieces(plane.width(), plane.height(), part);
    }

    /** An image without a whole patch has nothing to look for. */
    static boolean isTooSmall(PlaneTask<?> plane) {
        return Math.min(plane.width(), plane.height()) < PatchGraph.EXTENT;
    }

    @Override
    public void close() {
        single.close();
        search.close();
        decoder.close();
    }
}
