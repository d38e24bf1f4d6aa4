/**
 * Named units of a detector and the bins that each covers: {@code geometry.json}.
 *
 * <p>A noun shared by simulation and scoring. Imports {@code org.dqm.domain} only.
 */
@NullMarked
package org.dqm.model.geometry;

import org.jspecify.annotations.NullMarked;
