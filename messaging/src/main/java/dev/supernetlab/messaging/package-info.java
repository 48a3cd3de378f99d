/** How events travel over Kafka, the same way in every service. */
package dev.supernetlab.messaging;
