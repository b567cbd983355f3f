/** The program {@code superres}: one class per command, nothing but arguments, messages and exit codes. */
package io.superres.cli;
