/**
 * Many image files in one go, for the command line and for menus: which images are meant, where each result goes, what
 * is finished already, and what became of each.
 */
package io.superres.fiji.batch;
