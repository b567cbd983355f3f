/** What a person looks at during and after training: pictures of held-out images and a page with curves. */
package io.superres.train.report;
