package io.superres.recipe;

import io.superres.BadInputException;
import io.superres.recipe.adapt.ReconstructionConfig;
import io.superres.recipe.adapt.ReconstructionRecipe;
import io.superres.recipe.e2ent2.E2ent2Config;
import io.superres.recipe.e2ent2.E2ent2Recipe;
import io.superres.recipe.femasr.EncoderConfig;
import io.superres.recipe.femasr.EncoderRecipe;
import io.superres.recipe.femasr.PriorConfig;
import io.superres.recipe.femasr.PriorRecipe;
import io.superres.recipe.percnet.PercNetConfig;
import io.superres.recipe.percnet.PercNetRecipe;
import io.superres.recipe.refvae.RefVaeConfig;
import io.superres.recipe.refvae.RefVaeRecipe;
import io.superres.recipe.stablesr.AutoencoderConfig;
import io.superres.recipe.stablesr.AutoencoderRecipe;
import io.superres.recipe.stablesr.DenoiserConfig;
import io.superres.recipe.stablesr.DenoiserRecipe;
import io.superres.recipe.stablesr.SteeringConfig;
import io.superres.recipe.stablesr.SteeringRecipe;
import io.superres.recipe.stablesr.TurboConfig;
import io.superres.recipe.stablesr.TurboRecipe;
import io.superres.recipe.stablesr.WrappingConfig;
import io.superres.recipe.stablesr.WrappingRecipe;
import java.util.List;
import java.util.stream.Collectors;

/** All recipes. */
public final class Recipes {
    private static final List<Recipe<?>> ALL = List.of(
            new Recipe<>(
                    "sisr",
                    "enlarges single images; a compact convolutional network",
                    List.of("compact", "bicubic"),
                    SisrConfig.class,
                    (config, data, listener) -> new SisrRecipe(config, data, listener)::run),
            new Recipe<>(
                    "percnet",
                    "sees how alike two images look; a feature network for losses and measures",
                    List.of("compact"),
                    PercNetConfig.class,
                    (config, data, listener) -> new PercNetRecipe(config, data, listener)::run),
            new Recipe<>(
                    "e2ent2",
                    "enlarges images 4 times with textures from a reference image",
                    List.of("compact", "small", "gpu", "paper"),
                    E2ent2Config.class,
                    (config, data, listener) -> new E2ent2Recipe(config, data, listener)::run),
            new Recipe<>(
                    "femasr-hrp",
                    "learns a codebook of sharp features; what femasr stands on",
                    List.of("compact", "gpu", "paper"),
                    PriorConfig.class,
                    (config, data, listener) -> new PriorRecipe(config, data, listener)::run),
            new Recipe<>(
                    "femasr",
                    "enlarges images of unknown quality by matching features with a codebook",
                    List.of("compact", "gpu", "paper"),
                    EncoderConfig.class,
                    (config, data, listener) -> new EncoderRecipe(config, data, listener)::run),
            new Recipe<>(
                    "refvae",
                    "draws many possible enlargements by 8, conditioned by a reference image",
                    List.of("compact", "release", "paper"),
                    RefVaeConfig.class,
                    (config, data, listener) -> new RefVaeRecipe(config, data, listener)::run),
            new Recipe<>(
                    "reconstruction",
                    "rebuilds LR images from what they were made of; what models are fitted to one's own images with",
                    List.of("compact", "gpu", "paper"),
                    ReconstructionConfig.class,
                    (config, data, listener) -> new ReconstructionRecipe(config, data, listener)::run),
            new Recipe<>(
                    "stablesr-vae",
                    "turns images into latents and back; what stablesr stands on",
                    List.of("compact", "gpu", "paper"),
                    AutoencoderConfig.class,
                    (config, data, listener) -> new AutoencoderRecipe(config, data, listener)::run),
            new Recipe<>(
                    "stablesr-prior",
                    "learns what latents of sharp images look like, by diffusion; what stablesr steers",
                    List.of("compact", "gpu", "paper"),
                    DenoiserConfig.class,
                    (config, data, listener) -> new DenoiserRecipe(config, data, listener)::run),
            new Recipe<>(
                    "stablesr-steering",
                    "lets a diffusion prior follow an LR image",
                    List.of("compact", "gpu", "paper"),
                    SteeringConfig.class,
                    (config, data, listener) -> new SteeringRecipe(config, data, listener)::run),
            new Recipe<>(
                    "stablesr",
                    "enlarges images by a steered diffusion prior; trains what the decoder takes over from them",
                    List.of("compact", "gpu", "paper"),
                    WrappingConfig.class,
                    (config, data, listener) -> new WrappingRecipe(config, data, listener)::run),
            new Recipe<>(
                    "stablesr-turbo",
                    "teaches a model of the method stablesr to sample in few steps",
                    List.of("compact", "gpu", "paper"),
                    TurboConfig.class,
                    (config, data, listener) -> new TurboRecipe(config, data, listener)::run));

    private Recipes() {}

    public static List<Recipe<?>> all() {
        return ALL;
    }

    /** @throws BadInputException if there is no such recipe */
    public static Recipe<?> named(String name) {
        return ALL.stream()
                .filter(recipe -> recipe.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException("there is no recipe '" + name + "'; there are: "
                        + ALL.stream().map(Recipe::name).collect(Collectors.joining(", "))));
    }
}
