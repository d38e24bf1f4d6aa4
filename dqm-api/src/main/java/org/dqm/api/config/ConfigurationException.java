package org.dqm.api.config;

/** A configuration value that cannot be used; start-up stops. The message names key, bound and value. */
public final class ConfigurationException extends IllegalArgumentException {
    ConfigurationException(String key, String bound, Object value) {
        super(key + " must be " + bound + ", got '" + value + "'");
    }

    ConfigurationException(String message) {
        super(message);
    }
}
