/** What the tests of services share; no service needs it to run. */
package dev.supernetlab.testing;
