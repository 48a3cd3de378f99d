/**
 * The experiment spec as a user writes it. Compact constructors fill defaults, so two specs that
 * mean the same are equal; what is allowed is declared by the annotations on the components and
 * checked before a record is made.
 */
package dev.supernetlab.contracts.spec;
