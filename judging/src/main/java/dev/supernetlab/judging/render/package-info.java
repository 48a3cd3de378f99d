/**
 * Trust reports as people and programs read them. {@code Sections} say what is told and in which
 * order; text and HTML show the same ones. {@code Tables} are all there is, for programs.
 */
package dev.supernetlab.judging.render;
