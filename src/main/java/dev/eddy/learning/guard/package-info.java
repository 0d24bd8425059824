/** Which steps are set aside instead of applied. */
package dev.eddy.learning.guard;
