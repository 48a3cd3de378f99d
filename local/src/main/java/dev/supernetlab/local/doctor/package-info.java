/** What a lab needs of a machine, and how fast it is there. */
package dev.supernetlab.local.doctor;
