package dev.supernetlab.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/**
 * Children that an experiment leaves out: those whose label fits a pattern, or those that choose an
 * operator too often or too seldom.
 *
 * @param pattern one character per edge: the operator's digit, or {@code *} for any; {@code 1**} is
 *     all children with the first operator on the first edge
 * @param operator instead of a pattern: the operator that is counted over all edges, with at least
 *     one of atLeast and atMost
 * @param atLeast with operator: children that choose it on so many edges or more
 * @param atMost with operator: children that choose it on so many edges or fewer
 */
public record Exclusion(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Pattern(regexp = "[1-9a-z*]{1,21}") String pattern,
    @JsonInclude(JsonInclude.Include.NON_NULL) Operator operator,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Min(1) @Max(21) Integer atLeast,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Min(0) @Max(20) Integer atMost) {}
