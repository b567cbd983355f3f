package io.superres.image;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.basictypeaccess.DataAccess;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.view.Views;

/** Images whose pixels are made when they are first looked at, cell by cell, and forgotten when others need the room. */
public final class LazyImage {
    private LazyImage() {}

    /**
     * @param size extents of the image
     * @param cell extents of a cell; those at the end of an axis may be smaller
     * @param type the pixel type
     * @param filler makes the pixels of one cell, an image whose interval says where in the whole it lies; called from
     *     any thread, by several at once for different cells, and again for a cell that was forgotten
     * @param kept cells that are remembered, those used last; at least 1
     */
    public static <T extends NativeType<T>> Img<T> of(
            long[] size, int[] cell, T type, Consumer<RandomAccessibleInterval<T>> filler, int kept) {
        return ofArrays(size, cell, type, filled(type, filler), kept);
    }

    /**
     * The same for pixels that come as arrays.
     *
     * @param maker makes the pixels of one cell, whose place in the whole it is given, in an access that fits {@code
     *     type}; called like a filler
     */
    public static <T extends NativeType<T>, A extends DataAccess> Img<T> ofArrays(
            long[] size, int[] cell, T type, Function<Interval, A> maker, int kept) {
        CellGrid grid = new CellGrid(size, cell);
        Cache<Cell<A>> cache = new Cache<>(kept, index -> {
            long[] min = new long[grid.numDimensions()];
            int[] extents = new int[grid.numDimensions()];
            grid.getCellDimensions(index, min, extents);
            long[] max = new long[min.length];
            Arrays.setAll(max, d -> min[d] + extents[d] - 1);
            return new Cell<>(extents, min, maker.apply(new FinalInterval(min, max)));
        });
        return new LazyCellImg<T, A>(grid, type.createVariable(), cache::get);
    }

    @SuppressWarnings("unchecked")
    private static <T extends NativeType<T>> Function<Interval, DataAccess> filled(
            T type, Consumer<RandomAccessibleInterval<T>> filler) {
        ArrayImgFactory<T> factory = new ArrayImgFactory<>(type);
        return part -> {
            ArrayImg<T, DataAccess> pixels = (ArrayImg<T, DataAccess>) factory.create(part.dimensionsAsLongArray());
            filler.accept(Views.translate(pixels, part.minAsLongArray()));
            return pixels.update(null);
        };
    }

    /** Values that are made once while they are remembered, whoever asks first. Thread-safe. */
    private static final class Cache<V> {
        private final LongFunction<V> maker;
        private final Map<Long, Holder> kept;

        Cache(int limit, LongFunction<V> maker) {
            this.maker = maker;
            kept = new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Holder> eldest) {
                    return size() > limit;
                }
            };
        }

        V get(long index) {
            Holder holder;
            synchronized (kept) {
                holder = kept.computeIfAbsent(index, i -> new Holder());
            }
            return holder.get(index);
        }

        private final class Holder {
            private V value;

            synchronized V get(long index) {
                if (value == null) value = maker.apply(index);
                return value;
            }
        }
    }
}
