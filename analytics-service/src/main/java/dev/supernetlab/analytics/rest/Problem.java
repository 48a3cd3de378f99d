package dev.supernetlab.analytics.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.supernetlab.judging.input.Fault;
import java.util.List;

/**
 * RFC 9457 problem details.
 *
 * @param instance path that was asked for
 * @param faults what is wrong with the files or fields that were sent; null where that is not it
 */
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<Fault> faults) {}
