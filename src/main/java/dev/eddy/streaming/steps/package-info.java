/**
 * Cuts a split's records into steps, from the records alone.
 *
 * <pre>
 *   StepRule   CountSteps | TimeSteps      the rule of the job, and of a split its
 *   StepCutter CountCutter | TimeCutter    cutter; gathers the open step in a RecordBuffer
 *   LiveClock, OverrideLog                 what else may move a record, by time only
 * </pre>
 */
package dev.eddy.streaming.steps;
