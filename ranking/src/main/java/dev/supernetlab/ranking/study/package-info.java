/** What is judged: children, their ground truth, and the scores of instances, as plain values. */
package dev.supernetlab.ranking.study;
