//! Fits the scorecard's weights on labelled captions.
//!
//!     cargo run --release --example fit -- CASES.jsonl
//!
//! A case is one caption a line: `{"group", "kind", "belongs", "title",
//! "published", "language", "text", "caption"}`; `group` is the story, so that
//! no story is on both sides of a cross-validation split; `kind` sorts the
//! captions that do not belong ("random", "hard"). Prints the fit's figures
//! and the weights as YAML for `rules/belonging/foreign-caption.yaml`.

use std::collections::BTreeMap;
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
    kind: String,
    belongs: bool,
    values: Vec<f64>,
}

fn main() -> io::Result<()> {
    let Some(path) = env::args().nth(1) else {
        eprintln!("usage: fit CASES.jsonl");
        std::process::exit(2);
    };
    let lines = fs::read_to_string(path)?;
    let rows: Vec<Row> = lines
        .lines()
        .collect::<Vec<_>>()
        .par_iter()
        .map(|line| row(serde_json::from_str(line).expect("a case a line")))
        .collect();
    println!("# {} captions, {} belong", rows.len(), rows.iter().filter(|r| r.belongs).count());

    let all: Vec<&Row> = rows.iter().collect();
    let fitted = fit(&all);
    figures("fitted", &rows, &rows.iter().map(|row| fitted.logit(row)).collect::<Vec<_>>());
    let mut groups: Vec<&str> = rows.iter().map(|r| r.group.as_str()).collect();
    groups.sort_unstable();
    groups.dedup();
    let fold_of: BTreeMap<&str, usize> =
        groups.iter().enumerate().map(|(i, g)| (*g, i % FOLDS)).collect();
    let mut held = vec![0.0; rows.len()];
    for fold in 0..FOLDS {
        let train: Vec<&Row> = rows.iter().filter(|r| fold_of[r.group.as_str()] != fold).collect();
        let model = fit(&train);
        for (score, row) in
            held.iter_mut().zip(&rows).filter(|(_, r)| fold_of[r.group.as_str()] == fold)
        {
            *score = model.logit(row);
        }
    }
    figures("cross-validated", &rows, &held);
    calibration(&rows, &held);

    println!("  intercept: {:.3}", fitted.intercept);
    println!("  weights:");
    for (feature, weight) in FEATURES.iter().zip(&fitted.weights) {
        println!("    {}: {weight:.3}", feature.name());
    }
    Ok(())
}

fn row(case: Case) -> Row {
    let sources = vec![
        Source::new("text", case.text),
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
    for clue in Comparison::new(&caption, &story).clues() {
        values[clue.feature as usize] += clue.value;
    }
    Row { group: case.group, kind: case.kind, belongs: case.belongs, values }
}

struct Fit {
    intercept: f64,
    weights: Vec<f64>,
}

impl Fit {
    fn logit(&self, row: &Row) -> f64 {
        self.intercept + self.weights.iter().zip(&row.values).map(|(w, v)| w * v).sum::<f64>()
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
    let belonging = rows.iter().filter(|r| r.belongs).count() as f64 / rows.len() as f64;
    let weight_of = |row: &Row| match row.belongs {
        true => (1.0 - SHARE_FOREIGN) / belonging,
        false => SHARE_FOREIGN / (1.0 - belonging),
    };
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
            let p = 1.0 / (1.0 + (-logit).exp());
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

fn figures(what: &str, rows: &[Row], scores: &[f64]) {
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
            "# {what:15} {kind:8} AUC {auc:.4}  caught at 1 % {:.3}, 2 % {:.3}, 5 % {:.3}",
            caught(0.01),
            caught(0.02),
            caught(0.05)
        );
    }
}

fn calibration(rows: &[Row], scores: &[f64]) {
    for step in 0..10 {
        let (low, high) = (f64::from(step) / 10.0, f64::from(step + 1) / 10.0);
        let p = |logit: f64| 1.0 / (1.0 + (-logit).exp());
        let inside: Vec<&Row> = rows
            .iter()
            .zip(scores)
            .filter(|(_, s)| (low..high).contains(&p(**s)))
            .map(|(r, _)| r)
            .collect();
        let belong = inside.iter().filter(|r| r.belongs).count();
        println!("# score {low:.1}-{high:.1}: {belong} of {} belong", inside.len());
    }
}
