package org.dqm.alarm.journal;

import com.fasterxml.jackson.databind.JsonNode;
import org.dqm.domain.ModelVersion;

/** An export that a person asks for; {@code options} hold what was left out too. */
public record ExportWish(ModelVersion model, JsonNode options, String by) {}
