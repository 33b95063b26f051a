//! Figures for people, for a page of documentation, and for programs.

use super::figures::{Figures, RuleFigures, Sort};
use super::table::Table;
use crate::report::{concise, counted, visible};

/// The figures as tables of text.
pub fn text(figures: &Figures) -> String {
    let tables: String =
        tables(figures).iter().map(|table| format!("\n{}", table.text())).collect();
    format!("{}\n{tables}{}", sum(figures), silent(figures, ""))
}

/// The figures as sections of a page, each with how to read it.
pub fn markdown(figures: &Figures) -> String {
    let tables: String =
        tables(figures).iter().map(|table| format!("\n{}", table.markdown())).collect();
    format!("{}\n{tables}{}", sum(figures), silent(figures, "`"))
}

/// The figures as one line of JSON.
pub fn json(figures: &Figures) -> String {
    format!("{}\n", crate::report::json::to_string(figures))
}

fn sum(figures: &Figures) -> String {
    format!(
        "{}, {}: {} that belong, {} that do not.",
        counted(figures.stories, "story", "stories"),
        counted(figures.belonging.captions + figures.foreign.captions, "caption", "captions"),
        figures.belonging.captions,
        figures.foreign.captions
    )
}

fn tables(figures: &Figures) -> Vec<Table> {
    let mut tables = vec![captions(figures), calibration(figures), rules(figures)];
    if !figures.kinds.is_empty() {
        tables.push(rules_by_kind(figures));
    }
    tables
}

const UNNAMED: &str = "no kind";

fn name(sort: &Sort) -> String {
    sort.kind.clone().unwrap_or_else(|| UNNAMED.to_owned())
}

fn captions(figures: &Figures) -> Table {
    let row = |name: String, sort: &Sort| {
        let caught = |of: fn(&super::Caught) -> f64| percent(sort.caught.as_ref().map(of));
        vec![
            name,
            sort.captions.to_string(),
            sort.auc.map_or_else(none, |auc| format!("{auc:.3}")),
            caught(|caught| caught.at_1),
            caught(|caught| caught.at_2),
            caught(|caught| caught.at_5),
            percent(sort.verdicts.belongs),
            percent(sort.verdicts.unclear),
            percent(sort.verdicts.mismatch),
            percent(sort.worst.error),
            percent(sort.worst.warning),
            percent(sort.worst.note),
        ]
    };
    let first = [("belong", &figures.belonging), ("do not belong", &figures.foreign)];
    let first = first.into_iter().map(|(name, sort)| row(name.to_owned(), sort));
    let kinds = figures.kinds.iter().map(|sort| row(name(sort), sort));
    Table {
        title: "Captions",
        says: "AUC is how often a caption that belongs scores above one that does not. Caught is \
               the share below the score that flags 1, 2 or 5 % of the captions that belong. Then \
               the share of each verdict, and of captions whose gravest finding is an error, a \
               warning or a note.",
        heads: heads(&[
            "captions that",
            "number",
            "AUC",
            "caught at 1 %",
            "2 %",
            "5 %",
            "belongs",
            "unclear",
            "mismatch",
            "error",
            "warning",
            "note",
        ]),
        words: 1,
        rows: first.chain(kinds).collect(),
    }
}

fn calibration(figures: &Figures) -> Table {
    let rows = figures.calibration.iter().map(|tenth| {
        vec![
            format!("{:.1} to {:.1}", tenth.from, tenth.to),
            tenth.captions.to_string(),
            tenth.said.map_or_else(none, |said| format!("{said:.2}")),
            tenth.found.map_or_else(none, |found| format!("{found:.2}")),
        ]
    });
    Table {
        title: "Scores",
        says: "A score is the probability that a caption belongs: what was said is the mean score \
               of a tenth, what was found the share that does belong. It depends on how many of \
               the cases belong.",
        heads: heads(&["score", "captions", "said", "found"]),
        words: 1,
        rows: rows.collect(),
    }
}

fn rules(figures: &Figures) -> Table {
    let row = |rule: &RuleFigures| {
        vec![
            rule.rule.clone(),
            concise::severity(rule.severity).to_owned(),
            rule.on_belonging.to_string(),
            percent(share(rule.on_belonging, figures.belonging.captions)),
            rule.on_foreign.to_string(),
            percent(share(rule.on_foreign, figures.foreign.captions)),
            percent(rule.precision),
        ]
    };
    Table {
        title: "Rules",
        says: "Of how many captions a rule reports something. Precision is the share of those \
               that do not belong among them, and depends on how many of the cases belong.",
        heads: heads(&[
            "rule",
            "severity",
            "that belong",
            "share",
            "that do not",
            "share",
            "precision",
        ]),
        words: 2,
        rows: spoken(figures).map(row).collect(),
    }
}

/// The rules that report anything at all.
fn spoken(figures: &Figures) -> impl Iterator<Item = &RuleFigures> {
    figures.rules.iter().filter(|rule| rule.on_belonging + rule.on_foreign > 0)
}

/// A sentence that names the rules that report nothing; none if all do.
fn silent(figures: &Figures, mark: &str) -> String {
    let silent = figures.rules.iter().filter(|rule| rule.on_belonging + rule.on_foreign == 0);
    let names: Vec<String> =
        silent.map(|rule| format!("{mark}{}{mark}", visible(&rule.rule))).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!("\nNothing is reported by {}.\n", names.join(", ")),
    }
}

fn rules_by_kind(figures: &Figures) -> Table {
    let row = |rule: &RuleFigures| {
        let on = |(sort, number): (&Sort, &usize)| percent(share(*number, sort.captions));
        let kinds = figures.kinds.iter().zip(&rule.on_kinds).map(on);
        let belonging = percent(share(rule.on_belonging, figures.belonging.captions));
        [rule.rule.clone(), belonging].into_iter().chain(kinds).collect()
    };
    let kinds = figures.kinds.iter().map(name);
    Table {
        title: "Rules by kind",
        says: "The share of the captions that belong, and of each kind that does not, of which a \
               rule reports something.",
        heads: heads(&["rule", "belong"]).into_iter().chain(kinds).collect(),
        words: 1,
        rows: spoken(figures).map(row).collect(),
    }
}

fn heads(heads: &[&str]) -> Vec<String> {
    heads.iter().map(|head| (*head).to_owned()).collect()
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn percent(share: Option<f64>) -> String {
    match share {
        None => none(),
        Some(0.0) => "0%".to_owned(),
        Some(share) => format!("{:.1}%", share * 100.0),
    }
}

/// What stands where there is no figure.
fn none() -> String {
    "–".to_owned()
}
