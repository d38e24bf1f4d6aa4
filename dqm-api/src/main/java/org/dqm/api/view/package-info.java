/**
 * What callers see, shared by REST and the live feed: the JSON shape of an alarm and what the running pipeline
 * says of itself.
 *
 * <p>Imports no other package of {@code org.dqm.api}. Values and the one interface that supplies them; no I/O.
 */
@NullMarked
package org.dqm.api.view;

import org.jspecify.annotations.NullMarked;
