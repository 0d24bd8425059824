/** Numbers that look like chance and are functions of what they are asked with. */
package dev.eddy.learning.hash;
