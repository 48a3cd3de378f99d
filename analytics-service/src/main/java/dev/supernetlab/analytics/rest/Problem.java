package dev.supernetlab.analytics.rest;

/**
 * RFC 9457 problem details.
 *
 * @param instance path that was asked for
 */
record Problem(String type, String title, int status, String detail, String instance) {}
