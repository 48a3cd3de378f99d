package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The weights that a fine-tuning starts from.
 *
 * @param stage name of a super-net stage
 * @param step finished steps of the snapshot, one of those that the stage takes. Absent: the last
 */
public record FromSpec(
    @NotNull @Pattern(regexp = "[a-z0-9-]{1,31}") String stage,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Min(1) @Max(1_000_000_000) Long step) {}
