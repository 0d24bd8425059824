/** What can happen to a cluster and to the job on it: each fault strikes and is seen to strike. */
package dev.eddy.cli.chaos.fault;
