//! Fits the scorecard's weights on labelled captions.
//!
//!     cargo run --release -p cutline-tools --bin fit -- CASES.jsonl [--write RULE.yaml]
//!
//! A case is one caption a line: `{"group", "kind", "belongs", "title",
//! "published", "language", "text", "caption"}`; `group` is the story, so that
//! no story is on both sides of a cross-validation split; `kind` sorts the
//! captions that do not belong ("random", "hard"). Each case counts once with
//! its whole story and once in all with the story cut to 60, 150 and 400
//! words, so that a score means the same in a brief.
//!
//! Prints how well the fit tells the captions apart, on the cases themselves
//! and cross-validated by story: the area under the curve, and the share of
//! foreign captions below the score that 1, 2 and 5 % of those that belong are
//! below; then, of the cross-validated scores, how many of the captions with a
//! score belong, and who stands below a score that might be called a mismatch.
//! With `--write` it puts the intercept and the weights into the rule,
//! `rules/belonging/foreign-caption.yaml`, and leaves all else there alone;
//! without it prints them.

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs, io};

use cutline::article::{Article, Part, Picture, Source, Span, Text};
use cutline::compare::{Caption, Comparison, FEATURES, Feature, Lean, Story};
use cutline::mention::Context;
use rayon::prelude::*;
use serde::Deserialize;

/// Strength of the pull towards zero, per standardised weight.
const RIDGE: f64 = 3.0;
const FOLDS: usize = 5;
/// How many captions in a hundred do not belong, where it is used: the
/// sample is weighed so that calibration does not depend on its make-up.
const SHARE_FOREIGN: f64 = 0.5;

#[derive(Deserialize)]
struct Case {
    group: String,
    kind: String,
    belongs: bool,
    title: String,
    published: Option<String>,
    language: Option<String>,
    text: String,
    caption: String,
}

struct Row {
    group: String,
    /// Words that the story was cut to; `None` for a whole one.
    cut: Option<usize>,
    kind: String,
    belongs: bool,
    values: Vec<f64>,
}

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let (path, rule) = match args.as_slice() {
        [path] => (path, None),
        [path, option, rule] if option == "--write" => (path, Some(rule)),
        _ => {
            eprintln!("usage: fit CASES.jsonl [--write RULE.yaml]");
            std::process::exit(2);
        }
    };
    let lines = fs::read_to_string(path)?;
    let rows: Vec<Row> = lines
        .lines()
        .collect::<Vec<_>>()
        .par_iter()
        .flat_map_iter(|line| {
            let read = || serde_json::from_str(line).expect("a case a line");
            CUTS.iter().map(move |cut| row(read(), *cut))
        })
        .collect();
    let belong = rows.iter().filter(|row| row.belongs).count();
    println!("{} captions, {} belong", rows.len() / CUTS.len(), belong / CUTS.len());

    let fitted = fit(&rows.iter().collect::<Vec<_>>());
    let scores: Vec<f64> = rows.iter().map(|row| fitted.logit(row)).collect();
    let held = held_out(&rows);
    for cut in CUTS {
        println!("{}", cut.map_or("whole stories".to_owned(), |words| format!("{words} words")));
        let (some, own) = of_length(&rows, &scores, *cut);
        figures("fitted", &some, &own);
        let (some, own) = of_length(&rows, &held, *cut);
        figures("cross-validated", &some, &own);
        calibration(&some, &own);
        thresholds(&some, &own);
    }

    let weights = fitted.yaml();
    match rule {
        Some(rule) => fs::write(rule, replaced(&fs::read_to_string(rule)?, &weights)?),
        None => {
            print!("{weights}");
            Ok(())
        }
    }
}

/// The words that stories are cut to.
const CUTS: &[Option<usize>] = &[None, Some(400), Some(150), Some(60)];

/// A text cut behind the paragraph in which it reaches so many words.
fn cut_to(text: &str, words: usize) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut count = 0;
    for paragraph in text.split('\n').filter(|paragraph| !paragraph.trim().is_empty()) {
        if count >= words {
            break;
        }
        count += paragraph.split_whitespace().count();
        kept.push(paragraph);
    }
    kept.join("\n\n")
}

/// The rows whose stories were cut so, with their scores.
fn of_length<'r>(rows: &'r [Row], scores: &[f64], cut: Option<usize>) -> (Vec<&'r Row>, Vec<f64>) {
    rows.iter().zip(scores).filter(|(row, _)| row.cut == cut).map(|(row, s)| (row, *s)).unzip()
}

/// Each row's log-odds by weights that were fitted without its story.
fn held_out(rows: &[Row]) -> Vec<f64> {
    let groups: BTreeSet<&str> = rows.iter().map(|row| row.group.as_str()).collect();
    let fold_of: BTreeMap<&str, usize> =
        groups.into_iter().enumerate().map(|(i, group)| (group, i % FOLDS)).collect();
    let is_in = |row: &Row, fold: usize| fold_of[row.group.as_str()] == fold;
    let mut held = vec![0.0; rows.len()];
    for fold in 0..FOLDS {
        let model = fit(&rows.iter().filter(|row| !is_in(row, fold)).collect::<Vec<_>>());
        for (score, row) in held.iter_mut().zip(rows).filter(|(_, row)| is_in(row, fold)) {
            *score = model.logit(row);
        }
    }
    held
}

/// A rule with its intercept and weights replaced.
fn replaced(rule: &str, weights: &str) -> io::Result<String> {
    let start = rule.find("  intercept:").ok_or(io::Error::other("no intercept in the rule"))?;
    let end = rule.find("  belongs-above:").filter(|end| *end > start);
    let end = end.ok_or(io::Error::other("no belongs-above after the weights"))?;
    Ok(format!("{}{weights}{}", &rule[..start], &rule[end..]))
}

fn row(case: Case, cut: Option<usize>) -> Row {
    let sources = vec![
        Source::new("text", cut.map_or(case.text.clone(), |words| cut_to(&case.text, words))),
        Source::new("title", case.title),
        Source::new("caption", case.caption),
    ];
    let text = |index: usize| {
        let text: &str = sources[index].text();
        Text::verbatim(text, Span::new(0, text.len())).in_source(index)
    };
    let article = Article {
        language: case.language,
        published: case.published.and_then(|day| day.parse().ok()),
        title: Some(text(1)),
        body: text(0),
        pictures: vec![Picture { captions: vec![text(2)], ..Picture::default() }],
        sources: sources.clone(),
        ..Article::default()
    };
    let context = Context::of(&article);
    let story = Story::new(&article, &context);
    let caption = Caption::new(&article, Part::Caption { picture: 0, index: 0 }, &context);
    let mut values = vec![0.0; FEATURES.len()];
    for clue in Comparison::new(&caption, &story).clues(|_| true) {
        values[clue.feature as usize] += clue.value;
    }
    Row { group: case.group, cut, kind: case.kind, belongs: case.belongs, values }
}

struct Fit {
    intercept: f64,
    weights: Vec<f64>,
}

impl Fit {
    fn logit(&self, row: &Row) -> f64 {
        self.intercept + self.weights.iter().zip(&row.values).map(|(w, v)| w * v).sum::<f64>()
    }

    /// As a rule writes it, without the features that count nothing.
    fn yaml(&self) -> String {
        let weights = FEATURES.iter().zip(&self.weights).filter(|(_, weight)| weight.abs() >= 5e-4);
        let weights =
            weights.map(|(feature, weight)| format!("    {}: {weight:.3}\n", feature.name()));
        format!("  intercept: {:.3}\n  weights:\n{}", self.intercept, weights.collect::<String>())
    }
}

/// Weights that are set and not fitted. Stories without a date come from few
/// outlets, which hardly ever date a caption; that is no reason to think the
/// worse of a dated one.
const SET: &[(Feature, f64)] = &[(Feature::DateUnplaced, -0.4)];

/// Logistic regression with a ridge and with weights that point where their
/// features lean: those that come out wrong are left out one by one.
fn fit(rows: &[&Row]) -> Fit {
    let mut kept: Vec<usize> =
        (0..FEATURES.len()).filter(|f| SET.iter().all(|(set, _)| *set as usize != *f)).collect();
    loop {
        let fit = newton(rows, &kept);
        let wrong = |f: &&usize| match FEATURES[**f].lean() {
            Lean::For => fit.weights[**f] < 0.0,
            Lean::Against => fit.weights[**f] > 0.0,
            Lean::Either => false,
        };
        let worst = kept
            .iter()
            .filter(wrong)
            .max_by(|a, b| fit.weights[**a].abs().total_cmp(&fit.weights[**b].abs()));
        match worst.copied() {
            Some(worst) => kept.retain(|f| *f != worst),
            None => return fit,
        }
    }
}

/// Newton's method on the features `kept`, the others left at zero or as set.
fn newton(rows: &[&Row], kept: &[usize]) -> Fit {
    let size = kept.len() + 1;
    let weight_of = sample_weights(rows);
    let scale: Vec<f64> = kept
        .iter()
        .map(|f| {
            let squares: f64 = rows.iter().map(|r| r.values[*f] * r.values[*f]).sum();
            (squares / rows.len() as f64).sqrt().max(1e-9)
        })
        .collect();
    let set =
        |row: &Row| SET.iter().map(|(f, weight)| weight * row.values[*f as usize]).sum::<f64>();
    let table: Vec<Vec<f64>> = rows
        .iter()
        .map(|row| {
            let values = kept.iter().zip(&scale).map(|(f, s)| row.values[*f] / s);
            std::iter::once(1.0).chain(values).collect()
        })
        .collect();
    let mut beta = vec![0.0; size];
    for _ in 0..30 {
        let mut gradient = vec![0.0; size];
        let mut hessian = vec![vec![0.0; size]; size];
        for (row, x) in rows.iter().zip(&table) {
            let logit = set(row) + x.iter().zip(&beta).map(|(x, b)| x * b).sum::<f64>();
            let p = chance(logit);
            let weight = weight_of(row);
            let miss = weight * (f64::from(u8::from(row.belongs)) - p);
            let curve = weight * p * (1.0 - p);
            for (i, line) in hessian.iter_mut().enumerate().filter(|(i, _)| x[*i] != 0.0) {
                gradient[i] += miss * x[i];
                let factor = curve * x[i];
                line.iter_mut().zip(x).for_each(|(h, other)| *h += factor * other);
            }
        }
        hessian[0][0] += 1e-9;
        for i in 1..size {
            gradient[i] -= RIDGE * beta[i];
            hessian[i][i] += RIDGE;
        }
        let step = solve(hessian, gradient);
        beta.iter_mut().zip(&step).for_each(|(b, s)| *b += s);
        if step.iter().all(|s| s.abs() < 1e-6) {
            break;
        }
    }
    let mut weights = vec![0.0; FEATURES.len()];
    kept.iter().zip(&beta[1..]).zip(&scale).for_each(|((f, b), s)| weights[*f] = b / s);
    SET.iter().for_each(|(f, weight)| weights[*f as usize] = *weight);
    Fit { intercept: beta[0], weights }
}

/// Gaussian elimination with pivots.
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for column in 0..n {
        let pivot = (column..n)
            .max_by(|i, j| a[*i][column].abs().total_cmp(&a[*j][column].abs()))
            .expect("a row");
        a.swap(column, pivot);
        b.swap(column, pivot);
        let lead = a[column].clone();
        for row in column + 1..n {
            let factor = a[row][column] / lead[column];
            a[row].iter_mut().zip(&lead).for_each(|(value, above)| *value -= factor * above);
            b[row] -= factor * b[column];
        }
    }
    for row in (0..n).rev() {
        let rest: f64 = (row + 1..n).map(|k| a[row][k] * b[k]).sum();
        b[row] = (b[row] - rest) / a[row][row];
    }
    b
}

fn figures(what: &str, rows: &[&Row], scores: &[f64]) {
    let mut kinds: Vec<&str> =
        rows.iter().filter(|r| !r.belongs).map(|r| r.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut belong: Vec<f64> =
        rows.iter().zip(scores).filter(|(r, _)| r.belongs).map(|(_, s)| *s).collect();
    belong.sort_by(f64::total_cmp);
    for kind in kinds {
        let foreign: Vec<f64> = rows
            .iter()
            .zip(scores)
            .filter(|(r, _)| !r.belongs && r.kind == kind)
            .map(|(_, s)| *s)
            .collect();
        let above: f64 = foreign
            .iter()
            .map(|score| (belong.len() - belong.partition_point(|b| b <= score)) as f64)
            .sum();
        let auc = above / (belong.len() * foreign.len()) as f64;
        let caught = |share: f64| {
            let threshold = belong[(belong.len() as f64 * share) as usize];
            foreign.iter().filter(|s| **s < threshold).count() as f64 / foreign.len() as f64
        };
        println!(
            "{what:15} {kind:8} AUC {auc:.4}  caught at 1 % {:.3}, 2 % {:.3}, 5 % {:.3}",
            caught(0.01),
            caught(0.02),
            caught(0.05)
        );
    }
}

/// How many of the captions with a score belong, at the share of foreign ones
/// that the sample is weighed to.
fn calibration(rows: &[&Row], scores: &[f64]) {
    let weights = sample_weights(rows);
    for step in 0..10 {
        let range = f64::from(step) / 10.0..f64::from(step + 1) / 10.0;
        let inside = rows.iter().zip(scores).filter(|(_, logit)| range.contains(&chance(**logit)));
        let (mut belong, mut all, mut expected) = (0.0, 0.0, 0.0);
        for (row, logit) in inside {
            let weight = weights(row);
            all += weight;
            expected += weight * chance(*logit);
            belong += if row.belongs { weight } else { 0.0 };
        }
        let (mean, share) = (expected / all, belong / all);
        println!(
            "score {:.1}-{:.1}: {mean:.3} on average, {share:.3} belong",
            range.start, range.end
        );
    }
}

/// Who stands below a score.
fn thresholds(rows: &[&Row], scores: &[f64]) {
    for hundredth in [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 25, 30, 40, 50] {
        let below = f64::from(hundredth) / 100.0;
        let share = |kind: &str| {
            let of: Vec<f64> =
                rows.iter().zip(scores).filter(|(r, _)| r.kind == kind).map(|(_, s)| *s).collect();
            of.iter().filter(|logit| chance(**logit) < below).count() as f64 / of.len() as f64
        };
        let kinds: BTreeSet<&str> = rows.iter().map(|row| row.kind.as_str()).collect();
        let shares = kinds.iter().map(|kind| format!("  {kind} {:.4}", share(kind)));
        println!("below {below:.2}:{}", shares.collect::<String>());
    }
}

fn chance(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}

/// What a row counts, so that [`SHARE_FOREIGN`] of the sample is foreign.
fn sample_weights(rows: &[&Row]) -> impl Fn(&Row) -> f64 + use<> {
    let belonging = rows.iter().filter(|r| r.belongs).count() as f64 / rows.len() as f64;
    // All shortened stories together weigh as much as the whole ones.
    let shortened = 0.5 / (CUTS.len() - 1) as f64;
    move |row| {
        let whole = if row.cut.is_none() { 0.5 } else { shortened };
        whole
            * match row.belongs {
                true => (1.0 - SHARE_FOREIGN) / belonging,
                false => SHARE_FOREIGN / (1.0 - belonging),
            }
    }
}
