package io.superres.method.stablesr;

/** What a diffusion network is asked for. */
public enum Prediction {
    /** The noise. */
    NOISE {
        @Override
        public float[] noise(float[] latent, float[] found, double left) {
            return found;
        }
    },
    /** {@code sqrt(left) noise - sqrt(1 - left) clean}, which tells as much at any time (Salimans and Ho 2022). */
    VELOCITY {
        @Override
        public float[] noise(float[] latent, float[] found, double left) {
            double clean = Math.sqrt(left);
            double dirty = Math.sqrt(1 - left);
            float[] noise = new float[found.length];
            for (int i = 0; i < noise.length; i++) noise[i] = (float) (clean * found[i] + dirty * latent[i]);
            return noise;
        }
    };

    /**
     * The noise in a latent.
     *
     * @param found what the network says
     * @param left share of the variance that is not noise, see {@link DiffusionSchedule#left}
     */
    public abstract float[] noise(float[] latent, float[] found, double left);
}
