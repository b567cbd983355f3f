/** What training minimises. */
package io.superres.loss;
