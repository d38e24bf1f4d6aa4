/**
 * The REST resources of {@code /api/v1}, their JSON shapes and the problem+json errors.
 *
 * <p>Never imports {@code cli} or DL4J, and no SQL: it asks the journal.
 */
@NullMarked
package org.dqm.api.http;

import org.jspecify.annotations.NullMarked;
