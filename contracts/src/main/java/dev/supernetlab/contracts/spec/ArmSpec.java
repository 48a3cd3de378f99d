package dev.supernetlab.contracts.spec;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The arm that a stage is.
 *
 * @param of name of the stage that the arms were made of, which their seeds derive from
 * @param field the field that is varied
 * @param value its value here
 */
public record ArmSpec(
    @NotNull @Pattern(regexp = "[a-z0-9-]{1,31}") String of,
    @NotNull @Size(max = 200) String field,
    @NotNull @Size(max = 1000) String value) {}
