/**
 * The report of a run: one page that needs nothing beside it.
 *
 * <pre>
 *   summary.json, evaluation.jsonl, events.jsonl, model/ --> RunFacts --> JSON
 *   report/report.html, .css, .js, Vega, Vega-Lite ------------------------> ReportPage --> report.html
 * </pre>
 *
 * The page's own script draws; here nothing is decided but what goes in and that it cannot get out.
 */
package dev.eddy.cli.report;
