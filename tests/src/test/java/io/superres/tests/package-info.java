/** End-to-end tests: what a user sees, in the real programs. */
package io.superres.tests;
