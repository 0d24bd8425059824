/* Draws the report of a run from the facts in the page. Whatever comes from the run goes into the
   document as text, never as markup. */
"use strict";
(() => {
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const summary = facts.summary;
  const metrics = summary.metrics || {};
  const baselines = summary.baselines || {};
  const tables = summary.tables || {};
  const windows = facts.windows || [];
  const events = facts.events || [];
  const root = document.getElementById("report");
  const C = name => `var(--${name})`;

  // Document.

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter(child => child !== undefined && child !== ""));
    return element;
  };
  const whole = value => Number(value).toLocaleString("en-US", { maximumFractionDigits: 0 });
  const number = value => {
    if (typeof value !== "number") return String(value);
    const size = Math.abs(value);
    if (Number.isInteger(value) || size >= 1e4) return whole(value);
    return size >= 100 ? value.toFixed(1) : size >= 10 ? value.toFixed(2) : size >= 1e-3 || size === 0
      ? value.toFixed(4) : value.toExponential(2);
  };
  const words = name => name.replace(/_/g, " ").replace(/\b(auc pr|auc|mcc|f1|rmse|mse|mae|mape|r2)\b/g,
    found => found === "r2" ? "R²" : found.toUpperCase()).replace(/^kappa (t|m)$/, (_, which) => `Kappa-${which.toUpperCase()}`);
  const last = list => list[list.length - 1];

  const cards = make("div", { class: "cards" });
  const card = (size, title, note, ...children) => {
    const element = make("section", { class: `card ${size}` }, make("h2", {}, title),
      note ? make("p", { class: "note" }, note) : "", ...children);
    cards.append(element);
    return element;
  };
  const legend = entries => make("ul", { class: "legend" }, ...entries.map(([text, colour, kind]) =>
    make("li", {}, make("i", { class: kind || "", style: `color:${colour};border-color:${colour}` }), text)));
  const table = (rows, header) => make("div", { class: "scroll" }, make("table", {},
    header ? make("thead", {}, make("tr", {}, ...header.map((text, i) =>
      make("th", { class: i ? "number" : "" }, text)))) : "",
    make("tbody", {}, ...rows.map(row => make("tr", {}, ...row.map((cell, i) =>
      i === 0 && !header ? make("th", {}, cell) : make("td", { class: typeof cell === "number" || header && i ? "number" : "" },
        typeof cell === "number" ? number(cell) : cell)))))));

  // Charts. Colours are the page's variables, so that light, dark and print need no second drawing.

  const text = { labelColor: C("soft"), titleColor: C("soft"), titleFontWeight: 400, labelFontSize: 11, titleFontSize: 11 };
  const config = {
    background: null, font: getComputedStyle(document.body).fontFamily, view: { stroke: null },
    axis: { ...text, grid: true, gridColor: C("line"), domainColor: C("line"), tickColor: C("line"), tickCount: 5, labelOverlap: true },
  };
  let drawn = 0;
  let wanted = 0;
  const draw = (holder, spec) => {
    const chart = make("div", { class: "chart", role: "img", "aria-label": holder.querySelector("h2").textContent });
    holder.append(chart);
    wanted++;
    return () => {
      const full = { width: "container", height: 210, autosize: { type: "fit", contains: "padding" }, config, ...spec };
      new vega.View(vega.parse(vegaLite.compile(full).spec), { renderer: "svg", container: chart, hover: false })
        .runAsync().then(() => { document.documentElement.dataset.drawn = ++drawn; });
    };
  };
  const later = [];
  const plot = (holder, spec) => later.push(draw(holder, spec));
  const big = { format: "~s", labelExpr: "datum.value === 0 ? '0' : datum.label" };
  const x = title => ({ field: "x", type: "quantitative", title, axis: { ...big, grid: false }, scale: { nice: false } });

  // What happened, by examples trained and by seconds.

  const of = name => events.filter(event => event.event === name);
  const drifts = windows.flatMap(window => window.drift || []);
  const takeovers = windows.flatMap(window => window.background || []).filter(each => each.event === "took_over");
  const marks = [
    ...drifts.map(alarm => ({ x: alarm.trained, what: "drift alarm", colour: "bad" })),
    ...takeovers.map(each => ({ x: each.trained, what: "second model took over", colour: "good" })),
    ...of("kill").map(event => ({ x: event.trained, what: "task manager killed", colour: "mark" })),
  ];
  const ruleLayer = (data, colour, what, dash) => ({
    data: { values: data },
    mark: { type: "rule", color: C(colour), strokeWidth: 1.5, strokeDash: dash || [4, 3], clip: true },
    encoding: { x: { field: "x", type: "quantitative" }, tooltip: [{ field: "x", title: what, format: ",.4~f" }] },
  });
  const markLayers = () => ["bad", "good", "mark"].map(colour => [colour, marks.filter(mark => mark.colour === colour)])
    .filter(([, data]) => data.length).map(([colour, data]) => ruleLayer(data, colour, data[0].what));
  const markLegend = () => [
    drifts.length ? [`drift alarm (${drifts.length})`, C("bad"), "upright"] : undefined,
    takeovers.length ? [`second model took over (${takeovers.length})`, C("good"), "upright"] : undefined,
    of("kill").length ? [`task manager killed (${of("kill").length})`, C("mark"), "upright"] : undefined,
  ].filter(Boolean);

  const lineLayer = (values, colour, width, dash, title) => ({
    data: { values },
    mark: { type: "line", color: C(colour), strokeWidth: width, strokeDash: dash || [], clip: true, interpolate: "linear",
      point: values.length < 2 ? { color: C(colour) } : false },
    encoding: { x: x("examples trained"), y: { field: "y", type: "quantitative", title: null },
      tooltip: [{ field: "x", title: "trained", format: "," }, { field: "y", title, format: ".5~f" }] },
  });

  const series = (part, kind, name) => windows.map(window => ({ x: window.trained, y: (window[part] || {})[kind] }))
    .filter(point => point.y && name in point.y).map(point => ({ x: point.x, y: point.y[name] }));
  const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))];

  const curve = (size, title, note, name, rivals) => {
    const inWindows = series("window", "metrics", name);
    const sofar = series("cumulative", "metrics", name);
    if (!sofar.length) return;
    const colours = ["other", "third", "fourth"];
    const found = rivals.map(rival => [rival, series("cumulative", "baselines", rival)]).filter(([, points]) => points.length);
    // The first windows of a stream are far off; what comes after them is what the curve is for.
    const settled = inWindows.slice(Math.min(2, Math.floor(inWindows.length / 4))).map(point => point.y);
    const shown = [quantile(settled, .01), quantile(settled, .99), ...[sofar, ...found.map(([, points]) => points)]
      .flatMap(points => [last(points).y, ...[.1, .9].map(share => quantile(points.map(point => point.y), share))])];
    const low = Math.min(...shown), high = Math.max(...shown), margin = (high - low || 1) * .08;
    const layers = [lineLayer(inWindows, "window", 1.2, [], "window"), ...found.map(([rival, points], i) =>
      lineLayer(points, colours[i], 1.6, [6, 4], words(rival))), lineLayer(sofar, "model", 2.6, [], "so far"), ...markLayers()];
    layers[0].encoding.y.scale = { domain: [low - margin, high + margin], zero: false, nice: false };
    plot(card(size, title, note, legend([["model, so far", C("model")], ["model, in each window", C("window")],
      ...found.map(([rival], i) => [words(rival), C(colours[i]), "dash"]), ...markLegend()])), { layer: layers });
  };

  // The page, from top to bottom.

  const lossName = ["log_loss", "rmse", "pinball_loss", "loss"].find(name => name in metrics);
  const rivalsOf = { log_loss: ["base_rate_log_loss", "frozen_log_loss"], loss: ["frozen_loss"],
    pinball_loss: ["frozen_pinball_loss"], rmse: ["mean_rmse", "last_rmse", "frozen_rmse"],
    mae: ["mean_mae", "last_mae", "frozen_mae"], accuracy: ["majority_accuracy", "last_accuracy", "frozen_accuracy"] };

  const head = () => {
    const model = (facts.model && facts.model.options) || {};
    root.replaceChildren(make("header", {}, make("h1", {}, facts.name),
      make("span", { class: `status ${summary.status === "done" ? "done" : "stopped"}` }, String(summary.status))),
    make("p", { class: "lead" }, [model["model.type"], model["model.loss"], model["training.optimizer"],
      `${whole(summary.steps)} steps`, `${Number(summary.seconds).toFixed(1)} s`, `eddy ${summary.version}`].filter(Boolean).join(" · ")));
    const tile = (value, label, note, mood) => make("div", { class: "tile" }, make("b", {}, value), make("span", {}, label),
      note ? make("span", { class: mood || "" }, note) : "");
    const against = (name, rival, lessIsBetter) => {
      if (!(rival in baselines)) return tile(number(metrics[name]), words(name));
      const isBetter = lessIsBetter ? metrics[name] < baselines[rival] : metrics[name] > baselines[rival];
      return tile(number(metrics[name]), words(name), `${isBetter ? "better than" : "not better than"} ${words(rival.replace("_" + name, ""))}: ${number(baselines[rival])}`,
        isBetter ? "better" : "worse");
    };
    const tiles = [tile(whole(summary.trained), "examples trained", summary.rejected ? `${whole(summary.rejected)} rejected` : "none rejected")];
    if (lossName) tiles.push(against(lossName, (rivalsOf[lossName] || [""])[0], true));
    if ("accuracy" in metrics) tiles.push(against("accuracy", "majority_accuracy", false));
    for (const name of ["auc", "kappa_t", "macro_f1", "r2", "mae"]) {
      if (name in metrics) tiles.push(tile(number(metrics[name]), words(name)));
    }
    tiles.push(tile(whole(summary.examples_per_second), "examples per second"));
    tiles.push(tile(whole(summary.restarts), "restarts", `${whole(of("kill").length)} kills, ${whole(summary.checkpoints)} checkpoints`));
    root.append(make("div", { class: "tiles" }, ...tiles), cards);
  };

  const curves = () => {
    if (lossName) curve("wide", `Learning curve: ${words(lossName)}`, "Each example is scored before it is trained. Less is better.", lossName, rivalsOf[lossName] || []);
    if ("accuracy" in metrics) curve("", "Accuracy", "The share of right predictions, beside its rivals.", "accuracy", rivalsOf.accuracy);
    if ("mae" in metrics) curve("", "Mean absolute error", "Beside its rivals.", "mae", rivalsOf.mae);
    if ("r2" in metrics) curve("", "R²", "The share of the variance that is explained.", "r2", []);
    if ("auc" in metrics) curve("", "AUC", "The chance that a positive scores higher than a negative.", "auc", []);
    else if ("macro_f1" in metrics) curve("", "Macro F1", "The mean F1 of the classes.", "macro_f1", []);
  };

  const unit = (title, colour) => ({ type: "quantitative", title, scale: { domain: [0, 1] }, axis: { format: ".1f" } });
  const diagonal = { data: { values: [{ x: 0, y: 0 }, { x: 1, y: 1 }] }, mark: { type: "line", color: C("soft"), strokeDash: [4, 4], strokeWidth: 1 },
    encoding: { x: { field: "x", ...unit("") }, y: { field: "y", ...unit("") } } };

  const calibration = () => {
    const rows = tables.reliability || [];
    if (!rows.length) return;
    const values = rows.map(row => ({ x: row.mean_probability, y: row.positive_share, n: row.examples }));
    const encoding = { x: { field: "x", ...unit("predicted probability") }, y: { field: "y", ...unit("what came true") } };
    plot(card("third", "Calibration", `Error ${number(metrics.calibration_error)}; a dot's area says how many examples.`), { height: 230, layer: [diagonal,
      { data: { values }, mark: { type: "line", color: C("model"), strokeWidth: 1.5 }, encoding },
      { data: { values }, mark: { type: "circle", color: C("model"), opacity: .85 }, encoding: { ...encoding,
        size: { field: "n", type: "quantitative", legend: null, scale: { range: [25, 420] } },
        tooltip: [{ field: "n", title: "examples", format: "," }, { field: "x", title: "predicted", format: ".3f" }, { field: "y", title: "came true", format: ".3f" }] } }] });
  };
  const roc = () => {
    if (!(tables.roc || []).length) return;
    const values = tables.roc.map(([fpr, tpr], i) => ({ x: fpr, y: tpr, i }));
    const encoding = { x: { field: "x", ...unit("false positive rate") }, y: { field: "y", ...unit("true positive rate") }, order: { field: "i", type: "quantitative" } };
    plot(card("third", "ROC", `Area ${number(metrics.auc)}; the diagonal is chance.`), { height: 230, layer: [
      { data: { values }, mark: { type: "area", color: C("model"), opacity: .12 }, encoding: { x: encoding.x, y: encoding.y } }, diagonal,
      { data: { values }, mark: { type: "line", color: C("model"), strokeWidth: 2.2 }, encoding }] });
  };
  const lift = () => {
    if (!(tables.lift || []).length) return;
    const values = tables.lift.map((y, i) => ({ x: i + 1, y }));
    const base = { data: { values }, encoding: { x: { field: "x", type: "ordinal", title: "tenths by score, highest first", axis: { labelAngle: 0, grid: false } },
      y: { field: "y", type: "quantitative", title: null }, tooltip: [{ field: "y", title: "times as many positives as usual", format: ".2f" }] } };
    plot(card("third", "Lift", "How many times more positives than usual."), { height: 230, layer: [
      { ...base, mark: { type: "bar", color: C("model"), cornerRadiusEnd: 2 } },
      { mark: { type: "rule", color: C("soft"), strokeDash: [4, 4] }, encoding: { y: { datum: 1 } } }] });
  };

  const confusion = () => {
    const rows = tables.confusion || [];
    if (!rows.length || rows.length > 30) return;
    const names = ((facts.model && facts.model.given) || {});
    const labels = (names["input.csv.labels"] || names["input.json.labels"] || "").split(/[,;]/).filter(Boolean);
    const label = k => labels[k] || String(k);
    const body = rows.map((row, truth) => {
      const total = row.reduce((a, b) => a + b, 0) || 1;
      return make("tr", {}, make("th", {}, label(truth)), ...row.map((count, predicted) => {
        const share = count / total;
        const colour = truth === predicted ? "model" : "bad";
        const cell = make("td", { style: `background:color-mix(in srgb, var(--${colour}) ${Math.round(share * 62)}%, var(--faint))`,
          title: `${label(truth)} taken for ${label(predicted)}: ${whole(count)}` }, whole(count));
        if (rows.length <= 5) cell.append(make("small", {}, `${(share * 100).toFixed(1)} %`));
        return cell;
      }));
    });
    card(rows.length > 5 ? "wide" : "", "Confusion matrix", "A row for what was true, a column for what was predicted.", make("div", { class: "scroll" },
      make("table", { class: rows.length > 5 ? "confusion many" : "confusion" }, make("thead", {}, make("tr", {}, make("th", {}, ""),
        ...rows.map((_, k) => make("th", {}, label(k))))), make("tbody", {}, ...body))));
  };

  const weights = () => {
    const all = facts.weights || [];
    if (!all.length) return;
    const most = Math.max(...all.map(weight => Math.abs(weight.effect)));
    const rows = all.slice(0, 20).map(weight => {
      const share = Math.abs(weight.effect) / most * 50;
      const bar = make("div", { class: "bar" }, make("i", { style: weight.effect < 0
        ? `right:50%;width:${share}%;background:${C("other")}` : `left:50%;width:${share}%;background:${C("model")}` }));
      return [/^\d+$/.test(weight.name) ? `feature ${weight.name}` : weight.name, bar, number(weight.effect), number(weight.weight)];
    });
    card("wide long weights", "What the model looks at most", "Effect: the weight times the largest value that the feature has had, where the learner keeps that.",
      table(rows, ["feature", "", "effect", "weight"]));
  };

  /* Examples per second between two looks; where the job fell back there is none. */
  const throughput = () => {
    const progress = of("progress");
    const values = [];
    for (let i = 1; i < progress.length; i++) {
      const seconds = progress[i].seconds - progress[i - 1].seconds;
      const trained = progress[i].trained - progress[i - 1].trained;
      if (seconds > 0 && trained >= 0) values.push({ x: progress[i].seconds, y: trained / seconds });
    }
    if (values.length < 2) return;
    const layers = [{ data: { values }, mark: { type: "area", interpolate: "step", color: C("model"), opacity: .18, line: { color: C("model"), strokeWidth: 1.6, interpolate: "step" } },
      encoding: { x: { field: "x", type: "quantitative", title: "seconds", axis: { grid: false }, scale: { nice: false, zero: true } },
        y: { field: "y", type: "quantitative", title: null, axis: big } } }];
    if (of("kill").length) layers.push(ruleLayer(of("kill").map(event => ({ x: event.seconds })), "mark", "killed at, s"));
    const stretch = (tables.confusion || []).length && tables.confusion.length <= 5 ? "" : "wide";
    plot(card(stretch, "Throughput", "Examples trained per second, as windows were told."), { layer: layers });
  };

  const run = () => {
    const progress = of("progress");
    if (progress.length > 1) {
      const values = [{ x: 0, y: 0 }, ...progress.map(event => ({ x: event.seconds, y: event.trained }))];
      const at = (name, y) => of(name).map(event => ({ x: event.seconds, y: y === undefined ? event.trained : y }));
      const layer = { data: { values }, mark: { type: "line", interpolate: "step-after", color: C("model"), strokeWidth: 2 }, encoding: {
        x: { field: "x", type: "quantitative", title: "seconds", axis: { grid: false }, scale: { nice: false } },
        y: { field: "y", type: "quantitative", title: null, axis: big } } };
      const dots = { data: { values: at("checkpoint") }, mark: { type: "point", filled: true, size: 46, color: C("good"), opacity: 1 }, encoding: {
        x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" }, tooltip: [{ field: "x", title: "checkpoint complete, s" }] } };
      const layers = [layer, dots];
      if (of("kill").length) layers.push(ruleLayer(at("kill", 0), "mark", "killed at, s"));
      if (of("restart").length) layers.push(ruleLayer(at("restart", 0), "good", "runs again at, s", [1, 3]));
      plot(card("wide", "The run", "Examples trained by time. After a kill the job goes back to its last checkpoint and trains what is behind it again, to the same bits.",
        legend([["trained", C("model")], [`checkpoint (${of("checkpoint").length} seen)`, C("good"), "dot"],
          ...(of("kill").length ? [[`killed (${of("kill").length})`, C("mark"), "upright"]] : []),
          ...(of("restart").length ? [[`runs again (${of("restart").length})`, C("good"), "upright"]] : [])])), { layer: layers });
    }
    const bars = (size, title, note, pairs, axis) => {
      const values = pairs.map(([name, y]) => ({ name: String(name), y }));
      plot(card(size, title, note), { height: 150, data: { values }, mark: { type: "bar", color: C("model"), cornerRadiusEnd: 2, width: { band: .6 } }, encoding: {
        x: { field: "name", type: "ordinal", title: axis, sort: null, axis: { labelAngle: 0, grid: false, labelLimit: 90 } },
        y: { field: "y", type: "quantitative", title: null, axis: { ...big, tickCount: 4 } }, tooltip: [{ field: "y", title, format: "," }] } });
    };
    bars("third", "Records per shard", "How many examples each shard has trained.", (summary.trained_of_shards || []).map((count, shard) => [shard, count]), "shard");
    bars("third", "Staleness", "How many steps old the theta of a gradient was.", Object.entries(summary.staleness || {}), "steps");
    const way = summary.step_way_micros || {};
    card("third", "Operation", "", table([["read", summary.read], ["trained", summary.trained], ["rejected", summary.rejected], ["scored only", summary.scored],
      ["set aside", summary.set_aside], ["late", summary.late], ["features", summary.features], ["hash collisions, about", summary.hash_collisions],
      ["step's way, median µs", way.median], ["step's way, 99 % µs", way.p99]].filter(([, value]) => typeof value === "number" && value > 0)));
  };

  const details = () => {
    const rest = Object.entries(metrics).map(([name, value]) => [words(name), value]);
    const heldOut = Object.entries((summary.held_out || {}).metrics || {});
    card("", "All metrics", "Over everything, each example scored before it was trained.", table([...rest, ...heldOut.map(([name, value]) => [`held out ${words(name)}`, value]), ...Object.entries(baselines).map(([name, value]) => [`baseline ${words(name)}`, value])]));
    const options = { ...((facts.model && facts.model.options) || {}), ...((facts.model && facts.model.given) || {}) };
    card("long", "Configuration", "What gives the model its meaning, and the options that were given.",
      table([...Object.entries(options).sort(([a], [b]) => a < b ? -1 : 1).map(([key, value]) => [key, make("code", {}, String(value))])]));
    const splits = Object.entries(summary.splits || {});
    if (splits.length) {
      card("wide", "Input", splits.length > 40 ? "The first 40 splits." : "", table(splits.slice(0, 40).map(([name, counts]) =>
        [name, counts.read, counts.trained, counts.rejected, counts.scored].map((cell, i) => i ? whole(cell) : cell)), ["split", "read", "trained", "rejected", "scored only"]));
    }
    card("wide", "Proof", "Equal for every run over the same records in step, whatever the parallelism and whatever was killed.",
      table([["theta", make("code", {}, String(summary.theta_sha256))], ["gradients", make("code", {}, String(summary.gradient_digest))]]));
  };

  head();
  curves();
  calibration();
  roc();
  lift();
  confusion();
  throughput();
  run();
  weights();
  details();
  document.documentElement.dataset.charts = wanted;
  later.forEach(start => start());
})();
