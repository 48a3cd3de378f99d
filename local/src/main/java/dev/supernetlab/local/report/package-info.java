/** Reports as people and spreadsheets read them. */
package dev.supernetlab.local.report;
