/** How each method is trained: one class per recipe, one YAML file per configuration. */
package io.superres.recipe;
