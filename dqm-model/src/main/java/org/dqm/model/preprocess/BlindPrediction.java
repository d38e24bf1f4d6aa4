package org.dqm.model.preprocess;

/**
 * What the neighbours say of every bin; shape {@code [ny, nx]}, 0 in masked bins.
 *
 * @param deviation predicted u
 * @param variance variance of u about it
 */
@SuppressWarnings("ArrayRecordComponent") // made for every map, only read
public record BlindPrediction(float[] deviation, float[] variance) {}
