/**
 * What a user may set: each option once, with its default, its rule and one sentence.
 *
 * <pre>
 *   InputOptions, CsvOptions, ModelOptions, TrainingOptions, OutputOptions   the options
 *   OptionCatalog         all of them; refuses unknown ones
 *   ConfigurationReader   job.yaml and -D key=value to a Flink Configuration
 *   OptionTable           the documentation's tables
 * </pre>
 */
package dev.eddy.job.options;
