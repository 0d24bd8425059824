/** How values of features come to one scale, and what of them is remembered for it. */
package dev.eddy.learning.scaling;
