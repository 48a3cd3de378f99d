package dev.supernetlab.contracts.spec;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * What the verdict is judged by.
 *
 * @param groundTruth name of the ground-truth stage that rankings are compared with. Absent: the
 *     first one, if any
 * @param minSeedTau Kendall's tau between ground-truth seeds under which no verdict is given
 */
public record ReportSpec(String groundTruth, @DecimalMin("-1") @DecimalMax("1") Double minSeedTau) {
  public ReportSpec {
    minSeedTau = minSeedTau == null ? 0.4 : minSeedTau;
  }
}
