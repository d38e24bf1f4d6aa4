package org.dqm.domain;

/** A trained bundle: {@code models/<name>/<version>/}. */
public record ModelVersion(String name, int version) {
    public ModelVersion {
        if (name.isBlank() || version < 1) {
            throw new IllegalArgumentException("a model needs a name and a version >= 1, got " + name + "/" + version);
        }
    }

    @Override
    public String toString() {
        return name + "/" + version;
    }
}
