/** Training images: folders of files become pairs of LR and HR patches. */
package io.superres.data;
