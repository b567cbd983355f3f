/** Networks that others have trained to see, built so that their published weights fit by name. */
package io.superres.network.vision;
