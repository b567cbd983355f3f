/** What makes one macro line mean the same in Fiji, in plain ImageJ and without a window. */
package io.superres.fiji.macro;
