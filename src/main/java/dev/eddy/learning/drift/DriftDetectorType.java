package dev.eddy.learning.drift;

import java.util.Locale;

/** The detectors by the names that options use, each with the parameters of its paper. */
public enum DriftDetectorType {
  /** Nobody watches. */
  NONE {
    @Override
    public DriftDetector create() {
      return new NoDetector();
    }

    @Override
    public DriftDetector restore(DriftState state) {
      return new NoDetector();
    }
  },
  ADWIN {
    @Override
    public DriftDetector create() {
      return new Adwin(Adwin.DELTA);
    }

    @Override
    public DriftDetector restore(DriftState state) {
      return new Adwin(Adwin.DELTA, state);
    }
  },
  PAGE_HINKLEY {
    @Override
    public DriftDetector create() {
      return new PageHinkley(PageHinkley.TOLERANCE, PageHinkley.THRESHOLD);
    }

    @Override
    public DriftDetector restore(DriftState state) {
      return new PageHinkley(PageHinkley.TOLERANCE, PageHinkley.THRESHOLD, state);
    }
  },
  DDM {
    @Override
    public DriftDetector create() {
      return new Ddm();
    }

    @Override
    public DriftDetector restore(DriftState state) {
      return new Ddm(state);
    }
  },
  HDDM_A {
    @Override
    public DriftDetector create() {
      return new HddmAverage();
    }

    @Override
    public DriftDetector restore(DriftState state) {
      return new HddmAverage(state);
    }
  },
  HDDM_W {
    @Override
    public DriftDetector create() {
      return new HddmWeighted(HddmWeighted.LAMBDA);
    }

    @Override
    public DriftDetector restore(DriftState state) {
      return new HddmWeighted(HddmWeighted.LAMBDA, state);
    }
  };

  /** Returns a detector that has seen nothing. */
  public abstract DriftDetector create();

  /** Returns a detector that goes on where another one of this type was. */
  public abstract DriftDetector restore(DriftState state);

  /** Returns the name that options use. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
