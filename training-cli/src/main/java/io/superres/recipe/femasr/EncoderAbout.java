package io.superres.recipe.femasr;

/** What the card of a FeMaSR model says about it. */
final class EncoderAbout {
    static final String CITATION =
            "Chen et al., Real-World Blind Super-Resolution via Feature Matching with Implicit High-Resolution Priors, "
                    + "ACM Multimedia 2022";
    static final String CITATION_URL = "https://doi.org/10.1145/3503161.3547833";

    private EncoderAbout() {}
}
