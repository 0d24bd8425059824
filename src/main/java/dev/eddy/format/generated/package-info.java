/** What generators of input share: dice and lines. */
package dev.eddy.format.generated;
