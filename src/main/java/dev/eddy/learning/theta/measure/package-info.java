/** What is said of a whole theta and of a whole gradient in one number. */
package dev.eddy.learning.theta.measure;
