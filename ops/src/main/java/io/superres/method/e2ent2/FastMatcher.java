package io.superres.method.e2ent2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares the means over squares of pixels all with all. Then, with squares of half the size again and again down to
 * single pixels, looks around what was found, asks what neighbouring patches have found, and looks at random places
 * (Barnes et al., PatchMatch, 2009). Finds patches that are nearly as similar as the best ones in a small part of the
 * time. What it finds depends on the part of the image it is given, and on nothing else.
 */
final class FastMatcher implements Matcher {
    private static final int ROUNDS = 2;
    private static final int REACH = 2;

    /** Places that are remembered for each patch. */
    private static final int KEPT = 16;

    private final int halvings;
    private final PatchNorm norm;
    private final Matcher exact = new ExactMatcher();
    private final Map<Reference, List<Reference>> pyramids = new ConcurrentHashMap<>();

    /** @param halvings how often extents are halved before all is compared with all, 1 or more */
    FastMatcher(int halvings, PatchNorm norm) {
        this.halvings = halvings;
        this.norm = norm;
    }

    @Override
    public void match(Features query, Reference reference, Best best) {
        List<Reference> pyramid = pyramids.computeIfAbsent(reference, this::pyramid);
        Best found = found(query, pyramid, 0);
        for (int q = 0; q < found.queries(); q++) best.offer(q, found.score(q), reference.first() + found.patch(q));
    }

    /** The reference at all extents, the full one first; patches are counted from 0. */
    private List<Reference> pyramid(Reference reference) {
        List<Reference> pyramid = new ArrayList<>();
        pyramid.add(new Reference(reference.reduced(), reference.inverse(), 0));
        for (int i = 0; i < halvings; i++) {
            Features half = pyramid.get(i).reduced().pooled(2);
            if (half.patches() == 0) break;
            pyramid.add(Reference.of(half, norm, 0));
        }
        return pyramid;
    }

    private Best found(Features query, List<Reference> pyramid, int level) {
        Best best = Best.nothing(query.patches(), KEPT);
        Features half = query.pooled(2);
        if (level == pyramid.size() - 1 || half.patches() == 0) exact.match(query, pyramid.get(level), best);
        else
            new Search(query, pyramid.get(level), best)
                    .refine(half, pyramid.get(level + 1), found(half, pyramid, level + 1));
        return best;
    }

    /** One comparison of a part with a reference. */
    private static final class Search {
        private final Features query;
        private final Reference reference;
        private final Best found;
        private final SplittableRandom random = new SplittableRandom(1);

        Search(Features query, Reference reference, Best found) {
            this.query = query;
            this.reference = reference;
            this.found = found;
        }

        void refine(Features half, Reference reduced, Best guide) {
            for (int y = 0; y < query.patchRows(); y++)
                for (int x = 0; x < query.patchColumns(); x++) {
                    begin(y, x, half, reduced, guide);
                    around(y, x);
                }
            for (int round = 0; round < ROUNDS; round++) {
                for (int y = 0; y < query.patchRows(); y++)
                    for (int x = 0; x < query.patchColumns(); x++) {
                        ask(y, x, y, x - 1);
                        ask(y, x, y - 1, x);
                        chance(y, x);
                    }
                for (int y = query.patchRows() - 1; y >= 0; y--)
                    for (int x = query.patchColumns() - 1; x >= 0; x--) {
                        ask(y, x, y, x + 1);
                        ask(y, x, y + 1, x);
                    }
            }
        }

        /** What the patches of larger squares around this one have found. */
        private void begin(int y, int x, Features half, Reference reduced, Best guide) {
            int cy = Math.max(0, Math.min(half.patchRows() - 1, (y - 1) >> 1));
            int cx = Math.max(0, Math.min(half.patchColumns() - 1, (x - 1) >> 1));
            for (int sy = Math.max(0, cy - 1); sy <= Math.min(half.patchRows() - 1, cy + 1); sy++)
                for (int sx = Math.max(0, cx - 1); sx <= Math.min(half.patchColumns() - 1, cx + 1); sx++) {
                    int first = (sy * half.patchColumns() + sx) * guide.depth();
                    for (int i = first; i < first + guide.depth() && guide.patch()[i] >= 0; i++) {
                        int patch = guide.patch()[i];
                        look(y, x, 2 * reduced.row(patch) + y - 2 * sy, 2 * reduced.column(patch) + x - 2 * sx);
                    }
                }
        }

        /** The squares of patches around the best ones so far. */
        private void around(int y, int x) {
            int first = index(y, x) * found.depth();
            int[] centres = Arrays.copyOfRange(found.patch(), first, first + found.depth());
            for (int patch : centres) {
                if (patch < 0) continue;
                int v = reference.row(patch);
                int u = reference.column(patch);
                for (int dv = -1; dv <= 1; dv++) for (int du = -1; du <= 1; du++) look(y, x, v + dv, u + du);
            }
        }

        /**
         * The patch that lies beside what a neighbour has found as this one beside the neighbour, and what it has found
         * itself, which is the same for all of a flat area.
         */
        private void ask(int y, int x, int otherY, int otherX) {
            if (otherY < 0 || otherX < 0 || otherY >= query.patchRows() || otherX >= query.patchColumns()) return;
            int patch = found.patch(index(otherY, otherX));
            int v = reference.row(patch);
            int u = reference.column(patch);
            look(y, x, v + y - otherY, u + x - otherX);
            look(y, x, v, u);
        }

        /** Random places, in ever smaller squares around the best one so far. */
        private void chance(int y, int x) {
            int largest = Math.max(
                    reference.reduced().patchRows(), reference.reduced().patchColumns());
            for (int reach = largest; reach > REACH; reach /= 2) {
                int patch = found.patch(index(y, x));
                look(
                        y,
                        x,
                        reference.row(patch) + random.nextInt(2 * reach + 1) - reach,
                        reference.column(patch) + random.nextInt(2 * reach + 1) - reach);
            }
        }

        private void look(int y, int x, int row, int column) {
            int v = Math.max(0, Math.min(reference.reduced().patchRows() - 1, row));
            int u = Math.max(0, Math.min(reference.reduced().patchColumns() - 1, column));
            int patch = reference.patch(v, u);
            int q = index(y, x);
            if (!found.has(q, patch)) found.offer(q, reference.score(query, y, x, v, u), patch);
        }

        private int index(int y, int x) {
            return y * query.patchColumns() + x;
        }
    }
}
