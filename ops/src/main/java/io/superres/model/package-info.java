/**
 * Models on disk: {@link io.superres.model.ModelRegistry} finds them, {@link io.superres.model.Model} is one of them,
 * {@link io.superres.model.ModelCard} is what its {@code rdf.yaml} says about it.
 */
package io.superres.model;
